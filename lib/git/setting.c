/* SPDX-License-Identifier: MPL-2.0 */
/* Git's configuration, value by value. */
#include "lib/git/setting.h"

#include "lib/git/internal.h"

int
setting_value(git_buf *value, struct repository *repo, const char *key,
	bool is_path, struct error *err)
{
	git_config *config = NULL;
	int rc = repo ? git_repository_config_snapshot(&config, repo->git)
		: git_config_open_default(&config);

	if (rc == 0)
		rc = is_path ? git_config_get_path(value, config, key)
			: git_config_get_string_buf(value, config, key);
	git_config_free(config);
	if (rc < 0 && rc != GIT_ENOTFOUND)
		return git_failed(err, "gits konfiguration kan ikke læses",
			"git's configuration can't be read");
	return rc == 0;
}

static int
read_text(const char **out, struct arena *a, struct repository *repo,
	const char *key, bool is_path, struct error *err)
{
	git_buf value = {0};
	int rc = setting_value(&value, repo, key, is_path, err);

	if (rc == 1)
		*out = arena_strndup(a, value.ptr ? value.ptr : "",
			value.size);
	git_buf_dispose(&value);
	return rc;
}

int
setting_text(const char **out, struct arena *a, struct repository *repo,
	const char *key, struct error *err)
{
	return read_text(out, a, repo, key, false, err);
}

int
setting_path(const char **out, struct arena *a, struct repository *repo,
	const char *key, struct error *err)
{
	return read_text(out, a, repo, key, true, err);
}

static int
not_good(const char *key, const char *value, struct error *err)
{
	return error_set(err, ERROR_USAGE,
		"»%2$s« kan ikke være værdien af %1$s i gits konfiguration; se "
		"den med  git config %1$s",
		"»%2$s« can't be the value of %1$s in git's configuration; see "
		"it with  git config %1$s", key, value);
}

int
setting_truth(bool *out, struct repository *repo, const char *key,
	struct error *err)
{
	git_buf value = {0};
	int rc = setting_value(&value, repo, key, false, err), truth = 0;

	/* A key without "= value" means yes; "key =" means no. */
	if (rc == 1 && git_config_parse_bool(&truth, value.ptr) < 0)
		rc = not_good(key, value.ptr, err);
	if (rc == 1)
		*out = truth != 0;
	git_buf_dispose(&value);
	return rc;
}

int
setting_number(long long *out, struct repository *repo, const char *key,
	struct error *err)
{
	git_buf value = {0};
	int64_t number = 0;
	int rc = setting_value(&value, repo, key, false, err);

	if (rc == 1 && git_config_parse_int64(&number, value.ptr) < 0)
		rc = not_good(key, value.ptr, err);
	if (rc == 1)
		*out = (long long)number;
	git_buf_dispose(&value);
	return rc;
}

int
setting_write(struct repository *repo, const char *key, const char *value,
	struct error *err)
{
	git_config *all = NULL, *own = NULL;
	int rc = git_repository_config(&all, repo->git);

	if (rc == 0)
		rc = git_config_open_level(&own, all, GIT_CONFIG_LEVEL_LOCAL);
	if (rc == 0)
		rc = git_config_set_string(own, key, value);
	git_config_free(own);
	git_config_free(all);
	return rc < 0 ? git_failed(err, "gits konfiguration kan ikke skrives",
		"git's configuration can't be written") : 0;
}
