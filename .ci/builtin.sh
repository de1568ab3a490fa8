#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Writes assembler that includes the named files as they are, and the table
# that lib/base/builtin.c reads: path, content, size; sorted by path. Then a
# hash of these files and of the program's sources.
set -eu
export LC_ALL=C
printf '\t.section .rodata\n'
i=0
for f in $(printf '%s\n' "$@" | sort); do
	printf '.Lp%d:\t.asciz "%s"\n.Lc%d:\t.incbin "%s"\n.Le%d:\t.byte 0\n' \
		"$i" "$f" "$i" "$f" "$i"
	i=$((i + 1))
done
printf '\t.section .data.rel.ro,"aw"\n\t.balign 8\n'
printf '\t.global builtin_files\nbuiltin_files:\n'
j=0
while [ "$j" -lt "$i" ]; do
	printf '\t.quad .Lp%d, .Lc%d, .Le%d - .Lc%d\n' "$j" "$j" "$j" "$j"
	j=$((j + 1))
done
printf '\t.global builtin_count\nbuiltin_count:\t.quad %d\n' "$i"
printf '\t.section .rodata\n\t.global builtin_sources\nbuiltin_sources:\t.asciz "%s"\n' \
	"$(cat "$@" lib/*/*.[ch] cmd/*.[ch] | sha1sum | cut -c 1-40)"
printf '\t.section .note.GNU-stack,"",@progbits\n'
