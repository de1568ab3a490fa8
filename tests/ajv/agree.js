// SPDX-License-Identifier: MPL-2.0
// Judges the frontmatter of documents twice, by ajv with the schema that
// `referat forms schema` prints and by referat itself, and says where the two
// differ. agree.js REFERAT TOP WORK: TOP is the source tree, WORK an empty
// repository for the documents: those of the examples and the template, and
// what becomes of them by one mistake each.
const fs = require('fs');
const path = require('path');
const {execFileSync, spawnSync} = require('child_process');
const Ajv = require('ajv/dist/2020');
const formats = require('ajv-formats');
const yaml = require('js-yaml');

const [referat, top, work] = process.argv.slice(2);
const ids = fs.readdirSync(path.join(top, 'schema/forms'))
  .filter(f => f.endsWith('.yaml')).map(f => f.slice(0, -5)).sort();
const cases = [];

// The text between the two lines of "---"; null where there is none.
function frontmatter(text) {
  const found = /^---\r?\n([^]*?)^---[ \t]*$/m.exec(text);
  return found && found.index === 0 ? found[1] : null;
}

function add(form, name, front) {
  const file = `cases/${form}/${cases.length}.md`;
  fs.mkdirSync(path.join(work, 'cases', form), {recursive: true});
  fs.writeFileSync(path.join(work, file), `---\n${front}---\n\n# Titel\n`);
  cases.push({form, name, file});
}

// YAML that both readers take for the same: JSON, with the words of a null
// and of a date as people write them.
function write(fields) {
  return Object.entries(fields).map(([key, v]) =>
    `${key}:${v === null ? '' : ' ' + JSON.stringify(v)}\n`).join('');
}

const wrong = {
  'empty': null, 'a number': 12, 'a decimal': 1.5, 'true': true,
  'no text': '', 'a text': 'tekst', 'a danish date': '14.1.2026',
  'no such day': '2026-02-30', 'a list': ['a'], 'a list of numbers': [1],
  'an empty list': [], 'a map': {a: 'b'}, 'a list of maps': [{a: 'b'}],
  'a list of null': [null],
};

function mistakes(form, fields) {
  add(form, 'as it is', write(fields));
  add(form, 'an unknown field', write({...fields, ukendt: 'x'}));
  add(form, 'an unknown empty field', write({...fields, ukendt: null}));
  for (const key of Object.keys(fields)) {
    const rest = {...fields};
    delete rest[key];
    add(form, `without ${key}`, write(rest));
    for (const [name, value] of Object.entries(wrong))
      add(form, `${key}: ${name}`, write({...fields, [key]: value}));
    const first = Array.isArray(fields[key]) && fields[key][0];
    if (!first || typeof first !== 'object')
      continue;
    const put = item => write({...fields,
      [key]: [item, ...fields[key].slice(1)]});
    add(form, `${key}: an unknown field`, put({...first, ukendt: 1}));
    for (const inner of Object.keys(first)) {
      const less = {...first};
      delete less[inner];
      add(form, `${key}: without ${inner}`, put(less));
      for (const [name, value] of Object.entries(wrong))
        add(form, `${key}.${inner}: ${name}`,
          put({...first, [inner]: value}));
    }
  }
}

// A value for what a form knows and its example does not use.
function sample(schema) {
  const types = [].concat(schema.type || []);
  if (schema.enum)
    return schema.enum[0];
  if (schema.format === 'date')
    return '2026-01-14';
  if (types.includes('array'))
    return [schema.items ? sample(schema.items) : 'tekst'];
  if (types.includes('object'))
    return Object.fromEntries(Object.entries(schema.properties || {})
      .map(([key, s]) => [key, sample(s)]));
  if (types.includes('boolean'))
    return true;
  if (types.includes('integer') || !types.includes('string') &&
      types.includes('number'))
    return 3;
  return schema.pattern ? 'a'.repeat(64) : 'tekst';
}

function collect(form, schema) {
  const folder = path.join(top, 'tests/forms-examples', form);
  let fields = {};
  for (const file of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    if (!file.endsWith('.md'))
      continue;
    const front = frontmatter(fs.readFileSync(path.join(folder, file),
      'utf8'));
    if (front === null)
      continue;
    add(form, file, front);
    if (file === 'good.md')
      fields = yaml.load(front, {schema: yaml.CORE_SCHEMA}) || {};
  }
  for (const [key, s] of Object.entries(schema.properties || {}))
    if (!(key in fields) && key !== 'form')
      fields[key] = sample(s);
  mistakes(form, fields);
}

function template(folder, form_of) {
  for (const e of fs.readdirSync(folder, {withFileTypes: true})) {
    const p = path.join(folder, e.name);
    if (e.isDirectory()) {
      template(p, form_of);
    } else if (e.name.endsWith('.md')) {
      const front = frontmatter(fs.readFileSync(p, 'utf8'));
      const form = form_of(path.basename(p, '.md'));
      if (front !== null && form)
        add(form, path.relative(top, p), front);
    }
  }
}

// By ajv: true, false, or null where the YAML can't be read.
function by_ajv(judge, file) {
  const front = frontmatter(fs.readFileSync(path.join(work, file), 'utf8'));
  let fields;
  try {
    fields = yaml.load(front, {schema: yaml.CORE_SCHEMA});
  } catch (e) {
    return null;
  }
  return judge(fields === undefined || fields === null ? {} : fields);
}

const codes = ['felt-mangler', 'felt-ukendt', 'felt-type', 'felt-format',
  'felt-valg', 'felt-fast', 'felt-graense', 'felt-regel'];
function by_referat() {
  const run = spawnSync(referat, ['-C', work, 'validate', '--format', 'json'],
    {encoding: 'utf8', maxBuffer: 1 << 28});
  const invalid = new Map();
  for (const f of JSON.parse(run.stdout).findings)
    if (codes.includes(f.code) && !invalid.has(f.path))
      invalid.set(f.path, f.message);
  return invalid;
}

fs.writeFileSync(path.join(work, 'referat.yaml'),
  'municipality: Prøve\nlayout:\n' + ids.map(id =>
    `  - {path: "cases/${id}/{name}.md", form: ${id}}\n`).join(''));
const ajv = new Ajv({strict: false});
formats(ajv);
const judges = {};
for (const id of ids) {
  const schema = JSON.parse(execFileSync(referat,
    ['-C', work, 'forms', 'schema', id], {encoding: 'utf8'}));
  judges[id] = ajv.compile(schema);
  collect(id, schema);
}
template(path.join(top, 'template-repo/enheder'), name =>
  ids.includes(name) ? name : name === 'referat' &&
    'norddjurs-udviklingssamtale');

const invalid = by_referat();
let failed = 0, valid = 0, unreadable = 0;
const differ = Object.fromEntries(ids.map(id => [id, []]));
for (const c of cases) {
  const theirs = by_ajv(judges[c.form], c.file);
  if (theirs === null) {
    unreadable++;
    continue;
  }
  valid += theirs;
  if (theirs === invalid.has(c.file))
    differ[c.form].push(`${c.name}: ajv ${theirs ? 'takes' : 'refuses'} it; ` +
      (invalid.get(c.file) || 'referat takes it'));
}
for (const id of ids) {
  failed += differ[id].length > 0;
  console.log(`${differ[id].length ? 'not ok' : 'ok'} - ajv agrees on ${id}`);
  for (const line of differ[id].slice(0, 5))
    console.log(`# ${line}`);
}
console.log(`# ${cases.length} documents, ${valid} valid, ` +
  `${unreadable} unreadable`);
// A comparison in which nothing is refused, or nothing taken, shows nothing.
const enough = cases.length > 1000 && valid > 100 &&
  cases.length - valid > 1000 && unreadable < 10;
console.log(`${enough ? 'ok' : 'not ok'} - enough of each was compared`);
failed += !enough;
console.log(`${ids.length + 1 - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
