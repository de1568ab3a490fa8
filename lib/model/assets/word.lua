-- SPDX-License-Identifier: MPL-2.0
-- What pandoc has read of a Word document, so that plain Markdown can say it:
-- marks without a meaning go, their text stays; a cell is one line, with
-- U+E000 between what were lines and blocks of its own.
local BREAK = "\u{E000}"

local function content(el)
  return el.content
end

local marks = {
  Image = function(el) return el.caption end,
  Math = function(el) return pandoc.Str(el.text) end,
  RawInline = function(el) return pandoc.Str(el.text) end,
  RawBlock = function(el) return pandoc.Para {pandoc.Str(el.text)} end,
  Superscript = content, Subscript = content, Underline = content,
  Strikeout = content, SmallCaps = content, Span = content, Div = content,
}

local function bulleted(list)
  local out = pandoc.List()
  for _, item in ipairs(list.content) do
    for i, block in ipairs(item) do
      if i == 1 and (block.t == "Plain" or block.t == "Para") then
        local text = pandoc.List {pandoc.Str("-"), pandoc.Space()}
        text:extend(block.content)
        out:insert(pandoc.Plain(text))
      else
        out:insert(block)
      end
    end
  end
  return out
end

local function line(blocks)
  local div = pandoc.walk_block(pandoc.Div(blocks), {BulletList = bulleted, OrderedList = bulleted})
  local text = pandoc.utils.blocks_to_inlines(div.content, {pandoc.LineBreak()})
  local plain = pandoc.walk_block(pandoc.Plain(text), {
    LineBreak = function() return pandoc.Str(BREAK) end,
    SoftBreak = function() return pandoc.Space() end,
  })
  return {plain}
end

local tables = {
  Table = function(el)
    local simple = pandoc.utils.to_simple_table(el)
    for i, cell in ipairs(simple.headers) do
      simple.headers[i] = line(cell)
    end
    for _, row in ipairs(simple.rows) do
      for i, cell in ipairs(row) do
        row[i] = line(cell)
      end
    end
    simple.caption = {}
    local out = pandoc.List {}
    if el.caption and el.caption.long and #el.caption.long > 0 then
      out:extend(el.caption.long)
    end
    out:insert(pandoc.utils.from_simple_table(simple))
    return out
  end,
}

-- What Word calls title, subtitle, author and date stands in the text, too.
local whole = {
  Pandoc = function(doc)
    local blocks = pandoc.List()
    for _, key in ipairs {"title", "subtitle", "author", "date", "abstract"} do
      local value = doc.meta[key]
      if value then
        local text = pandoc.Str(pandoc.utils.stringify(value))
        blocks:insert(key == "title" and pandoc.Header(1, text) or pandoc.Para(text))
      end
    end
    blocks:extend(doc.blocks)
    doc.blocks = blocks
    doc.meta = {}
    return doc
  end,
}

return {whole, marks, tables}
