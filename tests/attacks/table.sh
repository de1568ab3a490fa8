# SPDX-License-Identifier: MPL-2.0
# What nobody may get past the server, case by case: number, name, the reason
# expected, the attack, and the twin that lands. stage.sh has the words.

### Signatures (the municipality requires them)
STAGE=signed
attack 1 "unsigned commit" usigneret \
	'SIGNED=; good' \
	'good'
attack 2 "signed with a key that nobody has" ukendt-noegle \
	'talk $NORD; KEY=mallory; leader' \
	'talk $NORD; KEY=anna; leader'
attack 3 "the right key, another committer" underskriver-er-en-anden \
	'talk $NORD; committer carl; leader' \
	'talk $NORD; as carl; record konsulent nord 2025-26'
attack 4 "a signature made for files, not for git" underskrift-passer-ikke \
	'talk $NORD; git add -A; later; signature anna file gpgsig >../sig; at $((NOW - 60)); raw <../sig' \
	'talk $NORD; git add -A; later; signature anna git gpgsig >../sig; at $((NOW - 60)); raw <../sig'
attack 5 "a key that has run out" noegle-udloebet \
	'talk $NORD; KEY=anna-old; leader' \
	'good'
attack 6 "a key that has run out, and a date from before that" noegle-udloebet \
	'at 1765000000; talk $NORD; KEY=anna-old; leader' \
	'at 1765000000; good' \
	-                              # a date that fits all around it: only the server's clock tells
attack 6b "the same on a history that is already younger" tid-foer-forrige \
	'good; at 1765000000; talk $NORD mad; KEY=anna-old; leader' \
	'good; good mad'
attack 7 "a date before the parent's" tid-foer-forrige \
	'at 1500000000; good' \
	'good'
attack 7b "a date in the future" tid-i-fremtiden \
	'at 4000000000; good' \
	'good'
attack 8 "a revoked key" noegle-tilbagekaldt \
	'talk $NORD; KEY=anna-revoked; leader' \
	'good'
attack 8b "a revoked key, and a date from before that" noegle-tilbagekaldt \
	'at 1765000000; talk $NORD; KEY=anna-revoked; leader' \
	'at 1765000000; good'
attack 9 "the old key after a new one came" noegle-udloebet \
	'as jonna; sed -i "/id: bo/,/keys:/s|keys: .*|keys: [{key: \"$(public bo)\", from: 2023-01-01, to: 2026-01-01}, {key: \"$(public mallory)\", from: 2026-01-01}]|" personer.yaml; sed -i "s/units: \[nord\], from: 2022-08-01, to: 2024-07-31/units: [nord], from: 2022-08-01/" personer.yaml; admin; as bo; talk $NORD; leader' \
	'as jonna; sed -i "/id: bo/,/keys:/s|keys: .*|keys: [{key: \"$(public bo)\", from: 2023-01-01, to: 2026-01-01}, {key: \"$(public mallory)\", from: 2026-01-01}]|" personer.yaml; sed -i "s/units: \[nord\], from: 2022-08-01, to: 2024-07-31/units: [nord], from: 2022-08-01/" personer.yaml; admin; as bo; KEY=mallory; talk $NORD; leader'
attack 10 "a signature copied from another commit" underskrift-passer-ikke \
	'talk $NORD; git add -A; signature anna git gpgsig >../sig; talk $NORD mad; raw <../sig' \
	''
attack 11 "two signatures" indpakning-ukendt \
	'talk $NORD; git add -A; later; signature anna git gpgsig >../sig; at $((NOW - 60)); cat ../sig ../sig | raw' \
	''
attack 11b "a signature for another kind of repository" indpakning-ukendt \
	'talk $NORD; git add -A; later; signature anna git gpgsig-sha256 >../sig; at $((NOW - 60)); raw <../sig' \
	''
attack 11c "a header that nobody knows" indpakning-ukendt \
	'talk $NORD; git add -A; echo "approved-by anna" | raw' \
	''

### Roles, units, cycles
STAGE=plain
attack 12 "a role that is not held" rolle-ikke-holdt \
	'talk $NORD; record skolechef nord 2025-26' \
	'talk $NORD; record skoleleder nord 2025-26'
attack 13 "a role held for another unit" rolle-anden-enhed \
	'as erik; talk $NORD; leader' \
	'as erik; talk $SYD; record skoleleder syd 2025-26'
attack 14 "a role held earlier" rolle-udloebet \
	'as bo; talk $NORD; leader' \
	'good'
attack 14b "a role held from later on" rolle-endnu-ikke \
	'as dora; talk $NORD; leader' \
	'good'
# A day is gained, forwards or back, by a zone at the other end of the world.
# From 22 to 24 UTC there is none to gain.
hour=$(date -u +%-H)
if [ "$hour" -ge 10 ] && [ "$hour" -lt 22 ]; then
	attack 14c "a role from tomorrow, where it is tomorrow already" rolle-endnu-ikke \
		'as jonna; sed -i "s/from: 2090-08-01/from: $(date -u -d "1 day" +%F)/" personer.yaml; admin; ZONE=+1400; at $(($(date +%s) - 60)); as dora; talk $NORD; leader' \
		'ZONE=+1400; at $(($(date +%s) - 60)); good' -
elif [ "$hour" -lt 10 ]; then
	attack 14c "a role until yesterday, where it is yesterday still" rolle-udloebet \
		'as jonna; sed -i "s/to: 2024-07-31/to: $(date -u -d "1 day ago" +%F)/" personer.yaml; admin; ZONE=-1200; at $(($(date +%s) - 60)); as bo; talk $NORD; leader' \
		'ZONE=-1200; at $(($(date +%s) - 60)); good' -
fi
attack 15 "trailers without the role" linjer-i-bunden-forkerte \
	'talk $NORD; printf "Ret\n\nUnit: nord\nCycle: 2025-26\nAction: edit\n" | record_raw' \
	'talk $NORD; printf "Ret notatet fra en webside\n" | record_raw'
attack 15b "the role twice" linjer-i-bunden-forkerte \
	'talk $NORD; printf "Ret\n\nRole: skoleleder\nRole: skolechef\nUnit: nord\nCycle: 2025-26\nAction: edit\n" | record_raw' ''
attack 15c "the role's name in other letters" linjer-i-bunden-forkerte \
	'talk $NORD; printf "Ret\n\nROLE: skoleleder\nUnit: nord\nCycle: 2025-26\nAction: edit\n" | record_raw' ''
attack 15d "a letter that only looks like one of the name" linjer-i-bunden-forkerte \
	'talk $NORD; printf "Ret\n\nRоle: skoleleder\nUnit: nord\nCycle: 2025-26\nAction: edit\n" | record_raw' ''
attack 15e "a role in the body too" linjer-i-bunden-forkerte \
	'talk $NORD; printf "Ret\n\nRole: skolechef\n\nRole: skoleleder\nUnit: nord\nCycle: 2025-26\nAction: edit\n" | record_raw' ''
attack 15f "a line --- before the trailers" linjer-i-bunden-forkerte \
	'talk $NORD; printf "Ret\n\n---\n\nRole: skoleleder\nUnit: nord\nCycle: 2025-26\nAction: edit\n" | record_raw' ''
attack 15g "trailers after a NUL" indpakning-ukendt \
	'talk $NORD; git add -A; later; { headers; printf "\nRet\0\n\nRole: skoleleder\nUnit: nord\nCycle: 2025-26\nAction: edit\n"; } | take_object' ''
attack 15h "a role folded over two lines" linjer-i-bunden-forkerte \
	'talk $NORD; printf "Ret\n\nRole: skole\n leder\nUnit: nord\nCycle: 2025-26\nAction: edit\n" | record_raw' ''
attack 16 "another unit than the files'" enhed-passer-ikke \
	'talk $NORD; record skoleleder syd 2025-26' \
	'good'
attack 16b "another cycle than the files'" periode-passer-ikke \
	'talk $NORD; record skoleleder nord 2024-25' \
	'good'
attack 17 "two units in one commit" flere-enheder \
	'as carl; talk $NORD; talk $SYD; record konsulent nord 2025-26' \
	'as carl; talk $NORD; record konsulent nord 2025-26; talk $SYD; record konsulent syd 2025-26'
attack 18 "a closed cycle changed" periode-lukket \
	'as carl; talk $OLD; record konsulent nord 2023-24' \
	'as carl; talk $NORD; record konsulent nord 2025-26'
attack 19 "the other party's section changed" afsnit-ikke-tilladt-for-rollen \
	'sed -i "s/^Forvaltningen følger.*/Forvaltningen er glad./" $NORD; leader' \
	'as carl; sed -i "s/^Forvaltningen følger.*/Forvaltningen er glad./" $NORD; record konsulent nord 2025-26'

### Roles, policy and forms themselves
self='sed -i "/id: anna/,/roles:/s/roles:/roles:\n      - {role: skolechef, from: 2022-08-01}/" personer.yaml'
attack 20 "a role given to oneself and used in one commit" blandet-med-opsaetning \
	"as jonna; $self; talk \$NORD; admin" \
	"as jonna; $self; admin; as anna; talk \$NORD; record skolechef nord 2025-26"
attack 21 "a role given to oneself, then used, in one push" opsaetning-kraever-rolle \
	"$self; record skoleleder - -; talk \$SYD; record skolechef syd 2025-26" \
	"as jonna; $self; admin; as anna; talk \$SYD; record skolechef syd 2025-26"
attack 22 "the same in two pushes: the first is refused" opsaetning-kraever-rolle \
	"$self; record skoleleder - -" \
	"as jonna; $self; admin"
attack 23 "roles changed in an ordinary role" opsaetning-kraever-rolle \
	"as carl; $self; record konsulent - -" \
	"as jonna; $self; admin"
attack 24 "the last administrator removed" ingen-administrator \
	'as jonna; sed -i "/id: jonna/,\$d" personer.yaml; admin' \
	'as jonna; sed -i "/id: carl/,/roles:/s/roles:/roles:\n      - {role: rolleadministrator, from: 2022-08-01}/; /id: jonna/,\$d" personer.yaml; admin'
attack 25 "the people deleted" opsaetning-ulaeselig \
	'as jonna; git rm -q personer.yaml; admin' ''
attack 25b "the people under another name" opsaetning-ulaeselig \
	'as jonna; git mv personer.yaml folk.yaml; admin' ''
attack 25c "a symbolic link instead of the people" filtype \
	'as jonna; mv personer.yaml folk.yaml; ln -s folk.yaml personer.yaml; admin' ''
attack 25d "a folder instead of the people" opsaetning-ulaeselig \
	'as jonna; rm personer.yaml; mkdir personer.yaml; echo x >personer.yaml/x; admin' ''
attack 25e "the people emptied" opsaetning-ulaeselig \
	'as jonna; : >personer.yaml; admin' ''
attack 25f "people that can't be read" opsaetning-ulaeselig \
	'as jonna; echo "  - {[" >>personer.yaml; admin' ''
attack 25g "one key twice, the last to win elsewhere" opsaetning-ulaeselig \
	'as jonna; printf "people: []\n" >>personer.yaml; admin' ''

### History
attack 26 "a branch from when the role was held" ikke-fremad \
	'git reset -q --hard HEAD~1; good gammelt' \
	'good nyt' historie-forsvundet
attack 27 "a merge that brings it in" fletning \
	'git checkout -q -b side HEAD~1; good gammelt; git checkout -q main; later; git merge -q -s ours --no-ff -m "$(message Flet skoleleder nord 2025-26)" side' ''
attack 28 "a merge with content of neither parent" fletning \
	'git checkout -q -b side HEAD~1; good gammelt; git checkout -q main; talk $NORD ondt; git add -A; later; git update-ref refs/heads/main $(message Flet skoleleder nord 2025-26 | git commit-tree $(git write-tree) -p HEAD -p side)' ''
attack 29 "a merge of three" fletning \
	'git checkout -q -b a HEAD~1; good a; git checkout -q -b b HEAD~1; good b; git checkout -q main; later; git update-ref refs/heads/main $(message Flet skoleleder nord 2025-26 | git commit-tree HEAD^{tree} -p HEAD -p a -p b)' ''
attack 30 "the same parent twice" fletning \
	'talk $NORD; git add -A; later; { headers | sed "/^parent/p"; echo; message "Ret" skoleleder nord 2025-26; } | take_object' ''
attack 31 "a history of its own" anden-rod \
	'git checkout -q --orphan ny; as jonna; talk $NORD; admin; git branch -f main; PUSH=main' ''
attack 32 "force push" ikke-fremad \
	'git reset -q --hard HEAD~1; good nyt; good og-mere' \
	'good nyt; good og-mere' historie-forsvundet
attack 33 "back to an older good tip" ikke-fremad \
	'git reset -q --hard HEAD~1' '' historie-forsvundet
attack 34 "main deleted" sletning \
	'PUSH=:refs/heads/main' '' historie-forsvundet
attack 35 "main made anew with another beginning" anden-rod \
	'git -C ../server.git update-ref -d refs/heads/main; before=; git checkout -q --orphan ny; as jonna; admin; git branch -f main' \
	'git -C ../server.git update-ref -d refs/heads/main'
for ref in refs/heads/HEAD refs/heads/-x refs/notes/x refs/meta/x refs/tags/v1 \
	refs/heads/MAIN refs/replace/0123456789012345678901234567890123456789; do
	attack 36 "push to $ref" gren-ikke-tilladt \
		"good; PUSH=main:$ref" '' -    # the audit judges main; what lies beside it never counts
done
attack 36b "an annotated tag" gren-ikke-tilladt \
	'git tag -a -m "Et mærke" v1; PUSH=v1' '' -
attack 36c "a tag at a file" gren-ikke-tilladt \
	'git update-ref refs/tags/fil $(echo hemmeligt | blob); PUSH=refs/tags/fil' '' -
attack 36d "a tag at a folder" gren-ikke-tilladt \
	'git update-ref refs/tags/mappe HEAD^{tree}; PUSH=refs/tags/mappe' '' -
attack 37 "a good ref and a bad one in one push" gren-ikke-tilladt \
	'good; PUSH="main main:refs/notes/x"' \
	'good; PUSH="main main:refs/heads/forslag/nord"' -

### Paths
attack 40 "a symbolic link for a document" filtype \
	'rm $NORD; ln -s /etc/passwd $NORD; leader' \
	'good'
attack 40b "a symbolic link out of the unit" filtype \
	'ln -s ../../syd enheder/nord/2025-26/syd.md; leader' ''
attack 41 "a repository within" filtype \
	'plant 160000 modul 0123456789012345678901234567890123456789 commit' ''
attack 42 "an executable file" filtype \
	'chmod +x $NORD; git update-index --chmod=+x $NORD; leader' ''
attack 42b "a mode that nobody uses" filtype \
	'plant 100664 andet.md "$(git rev-parse "HEAD:$NORD")" blob' ''
attack 43 "two names that differ in capitals alone" sti-forveksles \
	'plant_file NOTAT.md' ''
attack 44 "two names that look the same" sti-forveksles \
	'plant_file "sk\0303\0245l.md"; git read-tree HEAD; plant_file "ska\0314\0212l.md"' \
	'as jonna; echo Velkommen >"$(printf "sk\303\245l.md")"; admin'
for name in .git git~1 .GIT '.g\0342\0200\0214it'; do
	attack 45 "a file named $name" sti-forbudt "plant_file '$name'" ''
done
for name in 'a\\b.md' 'a\nb.md' 'a\0033b.md' 'a\0342\0200\0256b.md' 'a\0377b.md' CON.md 'a.md.' 'a.md ' '-a.md' 'a.md::$DATA'; do
	attack 46 "a file named $name" sti-forbudt "plant_file '$name'" ''
done
attack 46b "a name of 5000 bytes" sti-forbudt \
	'plant_file "$(head -c 5000 /dev/zero | tr "\0" a).md"' ''
for name in .gitattributes .gitmodules .mailmap .gitignore; do
	attack 47 "$name added" sti-forbudt \
		"as jonna; echo x >$name; admin" \
		''
done
attack 48 "a document moved out of another unit's folder" flere-enheder \
	'mkdir -p enheder/nord/2024-25; git mv $SYD enheder/nord/2024-25/notat.md; record skoleleder nord 2024-25' ''
loosen='sed -i "/lokale/s/: {.*/: {type: string}/" schema/forms/notat.yaml'
room='as carl; sed -i "s/^lokale:.*/lokale: stuen/" $NORD; record konsulent nord 2025-26'
attack 49 "a form changed after the fact so that a bad document passes" dokument-har-fejl \
	"$room; as jonna; $loosen; admin" \
	"as jonna; $loosen; admin; $room"
attack 49b "a form and a document in one commit" blandet-med-opsaetning \
	"as jonna; $loosen; sed -i 's/^lokale:.*/lokale: stuen/' \$NORD; admin" ''

### Personal data
C=010203-1236
attack 50 "a CPR number, taken out again in the next commit" cpr \
	"echo 'Elev $C' >>\$NORD; leader; sed -i '/Elev/d' \$NORD; leader" \
	'echo "- En elev" >>$NORD; leader; sed -i "/En elev/d" $NORD; leader'
attack 51 "a CPR number in the message" cpr \
	"talk \$NORD; message 'Om $C' skoleleder nord 2025-26 | record_raw" 'good'
attack 51b "a CPR number in a file's name" cpr \
	"plant_file 'elev-$C.md'" ''
attack 51c "a CPR number in the author's name" cpr \
	"talk \$NORD; GIT_AUTHOR_NAME='Anna $C'; leader" ''
attack 51d "a CPR number in a branch's name" cpr \
	"good; PUSH=main:refs/heads/forslag/elev-$C" \
	'good; PUSH=main:refs/heads/forslag/elev' -
attack 51e "a CPR number in a tag's message" gren-ikke-tilladt \
	"git tag -a -m 'Elev $C' v1; PUSH=v1" '' -
attack 51f "a CPR number as a field's name" cpr \
	"sed -i '2s/^/\"$C\": x\n/' \$NORD; leader" ''
attack 51g "a CPR number in a comment of the fields" cpr \
	"sed -i '2s/^/# $C\n/' \$NORD; leader" ''
attack 51h "a CPR number in a comment of the text" cpr \
	"echo '<!-- $C -->' >>\$NORD; leader" ''
attack 51i "a CPR number cut by markup" cpr \
	"echo 'Elev 010203*-*1236' >>\$NORD; leader" ''
attack 51j "a CPR number with a fixed space" cpr \
	"printf 'Elev 010203\\302\\2401236\\n' >>\$NORD; leader" ''
attack 51k "a CPR number with another hyphen" cpr \
	"printf 'Elev 010203\\342\\200\\2211236\\n' >>\$NORD; leader" ''
attack 51l "a CPR number in full-width digits" cpr \
	"echo 'Elev ０１０２０３-１２３６' >>\$NORD; leader" ''
attack 51m "a file in UTF-16" dokument-har-fejl \
	"printf 'Elev $C\\n' | iconv -t UTF-16 >\$NORD; leader" ''
attack 51n "a CPR number in a proposal" cpr \
	"echo 'Elev $C' >>\$NORD; leader; PUSH=main:refs/heads/forslag/nord" \
	'good; PUSH=main:refs/heads/forslag/nord' -
attack 51p "a CPR number spelt by escapes" cpr \
	'sed -i "2s/^/bem: \"\\\\u0030\\\\x310203-1236\"\n/" $NORD; leader' ''
attack 51q "the same in a proposal" cpr \
	'sed -i "2s/^/bem: \"\\\\u0030\\\\x310203-1236\"\n/" $NORD; leader; PUSH=main:refs/heads/forslag/nord' '' -
attack 51o "a CPR number in a trailer" cpr \
	"talk \$NORD; message Ret $C nord 2025-26 | record_raw" ''

### Too much
attack 52 "a huge file" for-meget \
	'head -c 9000000 /dev/zero | tr "\0" a >$NORD; leader' 'good'
attack 52b "more files than twenty thousand files" for-meget \
	'b=$(git rev-parse HEAD:$NORD); seq 20001 | sed "s/.*/100644 blob $b\tfil&.md/" | git mktree >../many; plant 040000 mange "$(cat ../many)" tree' ''
attack 52c "a folder in a folder, two hundred deep" sti-forbudt \
	't=$(git rev-parse HEAD:enheder/nord/2025-26); for i in $(seq 200); do t=$(printf "040000 tree %s\td\n" $t | git mktree); done; plant 040000 d $t tree' ''
figures='mkdir -p data/2025-26; { echo "unit,indicator,group,value,n,source,class"; seq 50000 | sed "s/.*/nord,findes-ikke-&,alle,1,9,STIL,offentlig/"; } >data/2025-26/tal.csv'
attack 52d "fifty thousand wrong figures, each to be answered" dokument-har-fejl \
	"as carl; $figures; record konsulent - -" ''
attack 53 "fields nested ten thousand deep" dokument-har-fejl \
	'sed -i "2s/^/bombe: $(head -c 10000 /dev/zero | tr "\0" "[")\n/" $NORD; leader' ''
attack 53b "fields that repeat each other a thousand million times" dokument-har-fejl \
	'f="a: &a [x, x, x, x, x, x, x, x, x, x]\n"; for n in b:a c:b d:c e:d f:e g:f h:g i:h; do f="$f${n%:*}: \&${n%:*} [$(yes "*${n#*:}" | head -n 10 | paste -s -d ,)]\n"; done; printf "$f" >../f; sed -i 1r../f $NORD; leader' \
	''

### Approvals
STAGE=approving
attack 60 "an approval for somebody else" godkendelse-for-andre \
	'approves carl konsulent; git reset -q --soft HEAD~1; as erik; KEY=erik; sed -i "s/konsulent/skoleleder/; s/person: carl/person: anna/" $NORD; committer erik; author anna; leader' \
	'approves carl konsulent'
attack 60b "an approval written by one's secretary" godkendelse-for-andre \
	'approves anna skoleleder; git reset -q --soft HEAD~1; author anna; committer erik; leader' \
	'author anna; committer erik; talk $NORD; leader'
attack 61 "an approval of another document" godkendelse-passer-ikke \
	'as carl; talk $SYD; record konsulent syd 2025-26; approves carl konsulent; g=$(sed -n "/^godkendelser:/,/sha256/p" $NORD); git reset -q --hard HEAD~1; printf "%s\n" "$g" >../g; sed -i "1r ../g" $SYD; record konsulent syd 2025-26' \
	'approves carl konsulent'
attack 62 "a text changed under its approval, and the approval kept" godkendelse-mangler \
	'approves anna skoleleder; approves carl konsulent; as carl; state $NORD godkendt; record konsulent nord 2025-26; talk $NORD ondt; record konsulent nord 2025-26' \
	'approves anna skoleleder; approves carl konsulent; as carl; state $NORD godkendt; record konsulent nord 2025-26'
attack 63 "published, and the text changed in the same commit" tilstand-blandet \
	'as carl; talk $NORD ondt; state $NORD offentliggjort; record konsulent nord 2025-26' \
	'published'
attack 64 "a published text changed" offentliggjort-aendret \
	'published; talk $NORD ondt; record konsulent nord 2025-26' \
	'published; sed -i "2s/^/rettelser:\n  - {rolle: konsulent, dato: $(day $((NOW + 60))), tekst: Et ord manglede.}\n/" $NORD; record konsulent nord 2025-26'
attack 64b "a text changed under cover of a correction" offentliggjort-aendret \
	'published; talk $NORD ondt; sed -i "2s/^/rettelser:\n  - {rolle: konsulent, dato: $(day $((NOW + 60))), tekst: Et ord manglede.}\n/" $NORD; record konsulent nord 2025-26' \
	''
attack 65 "a published text that changes to a laxer form" godkendelse-omgaaet \
	'published; field $NORD "form: huskeseddel"; talk $NORD ondt; record konsulent nord 2025-26' \
	'as carl; field $NORD "form: huskeseddel"; talk $NORD; record konsulent nord 2025-26'
attack 65b "an approved one" godkendelse-omgaaet \
	'approves anna skoleleder; approves carl konsulent; as carl; state $NORD godkendt; record konsulent nord 2025-26; field $NORD "form: huskeseddel"; record konsulent nord 2025-26' ''
attack 65c "published by nobody's approval, under a date from before approvals" godkendelse-mangler \
	'as carl; sed -i "s/^dato: .*/dato: 2019-01-01/" $NORD; record konsulent nord 2025-26; state $NORD offentliggjort; record konsulent nord 2025-26' ''
attack 66 "an approval dated back, so that the silence is over" godkendelse-for-sent \
	'at 1767607200; approves carl konsulent' \
	'approves carl konsulent' -
attack 67 "an approval claimed in the message alone" handling-passer-ikke \
	'talk $NORD; message "Godkendt" skoleleder nord 2025-26 | sed "s/^Action: .*/Action: approve/" | record_raw' \
	'talk $NORD; message "Ret" skoleleder nord 2025-26 | record_raw'
attack 68 "somebody else's approval taken away" godkendelse-fjernet \
	'approves carl konsulent; as anna; sed -i "/^godkendelser:/,/sha256/d" $NORD; leader' \
	'approves carl konsulent; sed -i "/^godkendelser:/,/sha256/d" $NORD; record konsulent nord 2025-26'
