// SPDX-License-Identifier: MPL-2.0
// Whether ajv agrees with us: ajv.js SCHEMA.json <LINES, each
// {"data": …, "valid": …}. Closes with "N passed, N failed".
const fs = require('fs');
const Ajv = require('ajv/dist/2020');
const formats = require('ajv-formats');

const ajv = new Ajv({strict: false});
formats(ajv);
const validate = ajv.compile(JSON.parse(fs.readFileSync(process.argv[2])));
let passed = 0, failed = 0;
for (const line of fs.readFileSync(0, 'utf8').split('\n')) {
  if (line === '')
    continue;
  const {data, valid} = JSON.parse(line);
  if (validate(data) === valid) {
    passed++;
    continue;
  }
  failed++;
  console.log(`not ok - ${valid ? 'we take' : 'we refuse'} ` +
    JSON.stringify(data));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
