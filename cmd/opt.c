/* SPDX-License-Identifier: MPL-2.0 */
/* Options of a command, from a table. */
#include "cmd/opt.h"

#include <stdlib.h>

#include "lib/base/mem.h"
#include "lib/form/words.h"

static int
unknown(const char *arg, const struct opt *opts, struct error *err)
{
	const char *names[32], *near;
	size_t n;

	for (n = 0; opts[n].name && n < 32; n++)
		names[n] = opts[n].name;
	near = strncmp(arg, "--", 2) == 0
		? text_near(names, n, str_of(arg + 2)) : NULL;
	if (near)
		return error_set(err, ERROR_USAGE,
			"valget %s kendes ikke; mente du --%s?",
			"unknown option %s; did you mean --%s?", arg, near);
	return error_set(err, ERROR_USAGE, "valget %s kendes ikke",
		"unknown option %s", arg);
}

static bool
is_choice(const char *choices, const char *value)
{
	struct str rest = str_of(choices), word;

	while (str_split(&rest, '|', &word))
		if (str_is(word, value))
			return true;
	return false;
}

/* ARG without its dashes is N bytes of a name. */
static const struct opt *
find(const struct opt *opts, const char *arg, size_t n)
{
	for (; opts->name; opts++) {
		if (arg[1] == '-' && strlen(opts->name) == n - 2 &&
		    memcmp(opts->name, arg + 2, n - 2) == 0)
			return opts;
		if (arg[1] != '-' && n == 2 && opts->short_name == arg[1])
			return opts;
	}
	return NULL;
}

static int
take_value(const struct opt *o, const char *value, const char *arg,
	struct error *err)
{
	if (value == NULL)
		return error_set(err, ERROR_USAGE,
			"%s skal have en værdi efter sig",
			"%s needs a value", arg);
	if (o->choices && !is_choice(o->choices, value))
		return error_set(err, ERROR_USAGE,
			"--%s kan ikke være »%s«; vælg en af: %s",
			"--%s can't be »%s«; choose one of: %s", o->name,
			value, o->choices);
	*o->value = value;
	return 0;
}

int
opt_parse(int argc, char **argv, const struct opt *opts, int *rest,
	struct error *err)
{
	bool all_rest = false;
	int i, n = 1;

	for (i = 1; i < argc; i++) {
		char *arg = argv[i], *equals;
		const struct opt *o;

		if (all_rest || arg[0] != '-' || arg[1] == '\0') {
			argv[n++] = arg;
			continue;
		}
		if (strcmp(arg, "--") == 0) {
			all_rest = true;
			continue;
		}
		equals = arg[1] == '-' ? strchr(arg, '=') : NULL;
		o = find(opts, arg, equals ? (size_t)(equals - arg)
			: strlen(arg));
		if (o == NULL)
			return unknown(arg, opts, err);
		if (o->flag && equals)
			return error_set(err, ERROR_USAGE,
				"--%s tager ingen værdi",
				"--%s takes no value", o->name);
		if (o->flag)
			*o->flag = true;
		else if (take_value(o, equals ? equals + 1
		    : i + 1 < argc ? argv[++i] : NULL, arg, err) < 0)
			return -1;
	}
	*rest = n - 1;
	return 0;
}
