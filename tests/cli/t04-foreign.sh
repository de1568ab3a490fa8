#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Repositories that nobody made for referat: with a referat.yaml and a form
# written for them, and nothing else, they are read.
. "$(dirname "$0")/lib.sh"

test_case "yearly reports of working groups: no frontmatter, task lists, units from folders"
mkdir -p rapporter/schema/forms rapporter/sig-docs rapporter/sig-net rapporter/wg-data rapporter/docs
cd rapporter || exit 1
git init -q -b main .
cat >referat.yaml <<'Y'
municipality: Working groups
language: en
layout:
  - {path: "{unit}/annual-report-{cycle}.md", form: annual-report}
units: {discover: {sig: "sig-*", wg: "wg-*"}}
cycles: {pattern: YYYY, start: 01-01}
people: null
Y
cat >schema/forms/annual-report.yaml <<'Y'
title: Annual report
kind: minutes
class: public
state: published
level: any
order: free
others: allow
fields: {title: "#"}
agreements:
  as: list
  fields: {id: No, title: Goal, owner: Owner, due: By, status: Status, continues: Continues}
sections:
  - {heading: [Current initiatives, What we did], required: true, content: prose}
  - {heading: Project health, content: any}
  - {heading: [Goals, Goals for next year], required: true, content: agreements, agreements: {answers: true}}
Y
cat >sig-docs/annual-report-2023.md <<'M'
# 2023 Annual Report: SIG Docs

## Current initiatives

We moved the handbook and wrote a style guide.

### Project health

- Five reviewers, two of them new.

## Goals

- [ ] Publish the tutorial in three languages
- [x] Retire the old wiki
M
cat >sig-docs/annual-report-2024.md <<'M'
# 2024 Annual Report: SIG Docs

## What we did

The tutorial is out in two languages.

## Goals for next year

- [x] Publish the tutorial in three languages (Continues: 2023/Publish the tutorial in three languages)
- [ ] Test every example in the handbook
M
sed -i 's/ (Continues: .*)//' sig-docs/annual-report-2024.md
cp sig-docs/annual-report-2023.md sig-net/annual-report-2024.md
printf '# 2024 Annual Report: WG Data\n\n## Goals\n\n- [ ] Agree on a format\n' >wg-data/annual-report-2024.md
echo 'Not a report' >docs/readme.md
git add -A
git commit -q -m Reports
run referat validate
is_code 1
out_has "wg-data/annual-report-2024.md"
out_has "afsnit-mangler"
out_lacks "docs/readme.md"
run referat validate --format json
check grep -q '"documents":4' "$SANDBOX/.out"
run referat diff sig-docs --from 2023 --to 2024 --format json
is_code 0
check grep -q '"change":"done"' "$SANDBOX/.out"
check grep -q '"change":"added"' "$SANDBOX/.out"
run referat agreements --unit sig-net --format json
is_code 0
check grep -q '"title":"Retire the old wiki"' "$SANDBOX/.out"
check grep -q '"state":"done"' "$SANDBOX/.out"
run referat publish
is_code 1
check grep -rq 'Publish the tutorial' public
check test ! -e public/docs
cd ..

test_case "minutes in one folder: other keys, agreements in a table, unit and year from the fields"
mkdir -p mødearkiv/schema/forms mødearkiv/minutes
cd mødearkiv || exit 1
git init -q -b main .
cat >referat.yaml <<'Y'
municipality: Verein
language: en
layout:
  - {path: "minutes/{name}.md", form: sitzung}
units: enheder.yaml
cycles: {pattern: YYYY-YY, start: 08-01}
people: null
Y
printf 'units:\n  - {id: nord, name: Nord, type: group}\n  - {id: sued, name: Süd, type: group}\n' >enheder.yaml
cat >schema/forms/sitzung.yaml <<'Y'
title: Protokoll
kind: minutes
class: public
state: published
frontmatter:
  required: [datum, gruppe]
  properties:
    datum: {type: string, format: date}
    gruppe: {type: string}
    thema: {type: string}
fields: {title: thema, date: datum, unit: gruppe}
others: allow
agreements:
  as: table
  fields: {id: Nr, title: Beschluss, owner: Wer, due: Bis wann, status: Stand, continues: Setzt fort}
sections:
  - {heading: Beschlüsse, required: true, content: agreements}
Y
cat >minutes/2023-10-04.md <<'M'
---
datum: 2023-10-04
gruppe: nord
thema: Sommerfest
---
## Beschlüsse

| Nr | Beschluss       | Wer  | Bis wann   | Stand |
|----|-----------------|------|------------|-------|
| B1 | Zelt leihen     | Ute  | 2024-05-01 | open  |
| B2 | Plakate drucken | Jens | 2024-06    | open  |
M
cat >minutes/2024-09-11.md <<'M'
---
datum: 2024-09-11
gruppe: nord
thema: Rückblick
---
## Beschlüsse

| Nr | Beschluss          | Wer | Stand | Setzt fort |
|----|--------------------|-----|-------|------------|
| B1 | Zelt leihen        | Ute | done  | 2023-24/B1 |
| B3 | Neues Fest planen  | Ute | open  |            |
M
git add -A
git commit -q -m Protokolle
run referat validate
is_code 1
out_has "aftale-ubesvaret"
run referat diff nord --from 2023-24 --to 2024-25 --format json
is_code 0
check grep -q '"change":"done"' "$SANDBOX/.out"
check grep -q '"change":"unanswered"' "$SANDBOX/.out"
check grep -q '"due":"2024-06"' "$SANDBOX/.out"
run referat agreements --unit sued --format json
is_code 0
out_is '{"agreements":[]}'
cd ..

test_case "minutes in one folder that are nobody's: years from the file names, agreements all the same"
mkdir -p fælles/schema/forms fælles/meetings
cd fælles || exit 1
git init -q -b main .
cat >referat.yaml <<'Y'
municipality: Committee
language: en
layout:
  - {path: "meetings/{cycle}-{name}.md", form: minutes}
units: {discover: {}}
cycles: {pattern: YYYY, start: 01-01}
people: null
Y
cat >schema/forms/minutes.yaml <<'Y'
title: Minutes
kind: minutes
class: public
state: published
fields: {title: "#"}
level: any
sections:
  - {heading: Present, required: true, content: list}
  - {heading: Agenda, required: true}
  - {heading: Announcements}
  - {heading: Actions, content: agreements, agreements: {as: list, tasks: true}}
Y
printf '# Meeting\n\n## Present\n\n* Ute\n\n## Agenda\n\n### Announcements\n\n* None\n\n## Actions\n\n- [ ] Ask the office\n' >meetings/2023-05-31.md
sed 's/\[ \] Ask the office/[x] Ask the office/' meetings/2023-05-31.md >meetings/2024-06-05.md
git commit -q --allow-empty -m "Before referat"
run referat publish
is_code 2
err_has "git add"
git add -A
git commit -q -m Minutes
run referat validate
is_code 0
run referat agreements
is_code 0
out_has "2023/2023-05-31"
out_has "Ask the office"
run referat diff --from 2023 --to 2024 --format json
check grep -q '"unit":null,"changes":.{"change":"done"' "$SANDBOX/.out"
sed -i 's/\[x\]/[ ]/' meetings/2024-06-05.md
run referat diff --base HEAD
out_has "Ask the office"
done_testing
