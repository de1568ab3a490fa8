#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Commits that git itself makes: checked, and with the lines at the end.
. "$(dirname "$0")/lib.sh"

cat >units.csv <<'CSV'
id,name,type
by-skole,Byskolen,skole
sol,Solskolen,skole
CSV
referat init by --name "By Kommune" --units units.csv \
	--admin "Bo L. <bo@eksempel.dk>" >/dev/null
cd by || exit 1
cat >>personer.yaml <<'YAML'
  - id: anna-k
    name: Anna K.
    email: [anna@eksempel.dk]
    roles:
      - {role: skoleleder, units: [by-skole, sol], from: 2025-08-01}
  - id: ida
    name: Ida P.
    email: [ida@eksempel.dk]
    roles:
      - {role: skoleleder, units: [by-skole], from: 2025-08-01}
      - {role: konsulent, from: 2025-08-01}
YAML
GIT_AUTHOR_EMAIL=bo@eksempel.dk referat commit personer.yaml -m "Anna og Ida" >/dev/null
referat new by-skole 2025-26 samtalereferat --date 2026-01-05 >/dev/null
referat new sol 2025-26 samtalereferat --date 2026-01-05 >/dev/null
by=enheder/by-skole/2025-26/referat.md sol=enheder/sol/2025-26/referat.md
as() {
	export GIT_AUTHOR_EMAIL="$1@eksempel.dk" \
		GIT_COMMITTER_EMAIL="$1@eksempel.dk"
}
body() { git log -1 --format=%B; }
block() { git log -1 --format=%B | tail -5 | sed '/^$/d' | tr '\n' ' '; }

test_case "git commit -m gets the lines"
git add "$by"
run git commit -m "Begynd referatet"
is_code 0
same "$(body)" "Begynd referatet

Role: skoleleder
Unit: by-skole
Cycle: 2025-26
Action: create" "the message"

test_case "a change, a message with a number sign, -a"
echo "Mere." >>"$by"
run git commit -am "Punkt 2

#2 er skrevet"
is_code 0
same "$(body)" "Punkt 2

#2 er skrevet

Role: skoleleder
Unit: by-skole
Cycle: 2025-26
Action: change" "no line is lost"

test_case "in an editor the lines stand there to be seen"
cat >"$HOME/editor" <<'SH'
#!/bin/sh
cp "$1" "$HOME/seen"
{ echo "Ret stavefejl"; cat "$1"; } >"$1.new" && mv "$1.new" "$1"
SH
chmod +x "$HOME/editor"
echo "Endnu mere." >>"$by"
GIT_EDITOR="$HOME/editor" run git commit -av
is_code 0
check grep -qx 'Role: skoleleder' "$HOME/seen"
check grep -q '^# ' "$HOME/seen"
check grep -q '^diff --git' "$HOME/seen"
same "$(body)" "Ret stavefejl

Role: skoleleder
Unit: by-skole
Cycle: 2025-26
Action: change" "neither comments nor the changes are in it"

test_case "nothing written in the editor"
echo "Og mere." >>"$by"
GIT_EDITOR=true run git commit -a
is_code 1
err_has "hvad ændringen går ud på"

test_case "amend keeps them"
run git commit -a --amend --no-edit
is_code 0
same "$(block)" "Role: skoleleder Unit: by-skole Cycle: 2025-26 Action: change " "once"
run git commit --amend -m "Ret stavefejl igen"
is_code 0
run git commit --amend -m "Ret stavefejl

Role: skoleleder
Unit: by-skole
Cycle: 2025-26
Action: change"
is_code 0

test_case "lines that are wrong"
before=$(git rev-parse HEAD)
echo "x" >>"$by"
run git commit -am "X

Role: skoleleder
Unit: sol
Cycle: 2025-26
Action: change"
is_code 1
err_has "»Unit: sol«, men det, der gemmes, hører til »by-skole«"
run git commit -am "X

Role: skoleleder
Unit: by-skole
Cycle: 2024-25
Action: change"
is_code 1
err_has "»Cycle: 2024-25«"
run git commit -am "X

Role: skolechef
Unit: by-skole
Cycle: 2025-26
Action: change"
is_code 1
err_has "Anna K. har ikke rollen skolechef"
run git commit -am "X

Role : skoleleder
Unit: by-skole"
is_code 1
err_has "slet dem, så skrives de igen"
same "$(git rev-parse HEAD)" "$before" "nothing was recorded"

test_case "two units at once"
git add .
run git commit -m "Begge"
is_code 1
err_has "hver for sig"
err_has "referat commit"
git reset -q "$sol"
run git commit -m "Den ene" "$by"
is_code 0
run git commit -qm "Den anden" "$sol"
is_code 1
git add "$sol"
run git commit -qm "Den anden" "$sol"
is_code 0
same "$(block)" "Role: skoleleder Unit: sol Cycle: 2025-26 Action: create " "the other"

test_case "several roles: to be said"
echo "x" >>"$by"
as ida
run git commit -am "X"
is_code 1
err_has "skoleleder, konsulent"
run git commit -am "X

Role: konsulent
Unit: by-skole
Cycle: 2025-26
Action: change"
is_code 0
as anna

test_case "in the name of another"
echo "x" >>"$by"
GIT_AUTHOR_EMAIL=ida@eksempel.dk run git commit -am "X

Role: konsulent
Unit: by-skole
Cycle: 2025-26
Action: change"
is_code 1
err_has "Anna K. må ikke gemme i Ida P.s navn"
git checkout -q HEAD -- "$by"

test_case "findings stop it first"
printf 'Ring 010190-1234.\n' >>"$by"
run git commit -am "X"
is_code 1
run git checkout -q "$by"

test_case "configuration, and what is neither"
sed -i 's/Solskolen/Solens Skole/' enheder.yaml
as bo
run git commit -am "Nyt navn"
is_code 0
same "$(block)" "Role: rolleadministrator Unit: - Cycle: - Action: configure " "configuration"

test_case "states and sections, as the server has them"
sed -i 's/^policy:.*/policy:\
  administer: [rolleadministrator]\
  edit: [{role: skoleleder, sections: [viden]}, {role: konsulent}]\
  move: [{to: [kladde, godkendt], role: [konsulent]}]/' referat.yaml
run git commit -am "Politik"
is_code 0
as anna
echo "x" >>"$by"
head=$(git rev-parse HEAD)
run git commit -am "Et andet afsnit"
is_code 1
err_has "[afsnit"
err_has "intet er gemt: serveren ville afvise det"
git checkout -q HEAD -- "$by"
sed -i 's/^status: .*/status: godkendt/' "$by"
run git commit --no-verify -qam "X"
git reset -q --soft HEAD~1
run referat hook commit-msg .git/COMMIT_EDITMSG
is_code 1
out_has "[tilstand-ikke-tilladt]"
git reset -q --hard HEAD
same "$(git rev-parse HEAD)" "$head" "nothing was recorded"
sed -i 's/^## Data og viden$/&\n\nLæsning går frem./' "$by"
run git commit -am "Viden"
is_code 0
sed -i 's/^policy:.*/policy: {administer: [rolleadministrator]}/; /^  administer:/d; /^  edit:/d; /^  move:/d' referat.yaml
run git commit -am "Anna ændrer politik"
is_code 1
as bo
run git commit -am "Den gamle politik"
is_code 0
sed -i 's/Byskolen/Byens Skole/' enheder.yaml
run git commit -am "Endnu et navn"
is_code 0
as anna

test_case "merge, revert and cherry-pick go their way"
git checkout -qb side HEAD~1
echo "side" >>"$by"
run git commit -qam "Side"
is_code 0
git checkout -q main
run git merge -q --no-edit side
is_code 0
run git revert --no-edit HEAD~1
is_code 0

test_case "a repository without people"
cd .. || exit 1
referat init ejer --name X --units units.csv >/dev/null
cd ejer || exit 1
sed -i '/^people:/d' referat.yaml
referat new by-skole 2025-26 samtalereferat --date 2026-01-05 >/dev/null
git add .
run git commit -m "Begynd"
cat .git/COMMIT_EDITMSG >"$SANDBOX/.out"
out_has "Unit: by-skole"
done_testing
