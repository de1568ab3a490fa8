// SPDX-License-Identifier: MPL-2.0
// What a good Node program takes for the frontmatter alone: reads every
// document below a folder, parses its frontmatter with js-yaml and validates
// it with ajv (compiled) against its form's schema. ajv.js FOLDER SCHEMAS
const fs = require('fs');
const path = require('path');
const Ajv = require('ajv/dist/2020');
const formats = require('ajv-formats');
const yaml = require('js-yaml');

const ajv = new Ajv({strict: false});
formats(ajv);
const forms = {};
for (const file of fs.readdirSync(process.argv[3]))
  forms[path.basename(file, '.json')] =
    ajv.compile(JSON.parse(fs.readFileSync(path.join(process.argv[3], file))));

let documents = 0, invalid = 0;
function walk(dir) {
  for (const e of fs.readdirSync(dir, {withFileTypes: true})) {
    const p = path.join(dir, e.name);
    if (e.isDirectory()) {
      walk(p);
      continue;
    }
    const text = fs.readFileSync(p, 'utf8');
    const end = text.indexOf('\n---\n', 4);
    const fields = yaml.load(text.slice(4, end), {schema: yaml.CORE_SCHEMA});
    documents++;
    if (!forms[path.basename(p, '.md')](fields))
      invalid++;
  }
}
walk(process.argv[2]);
console.log(`${documents} documents, ${invalid} invalid`);
