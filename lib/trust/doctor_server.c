/* SPDX-License-Identifier: MPL-2.0 */
/* A server's settings: whatever else would let something pass. */
#include "lib/git/root.h"
#include "lib/git/setting.h"
#include "lib/trust/doctor.h"

/* A truth that must be set; KEY first, else OTHER (NULL: no such). */
static int
check_truth(struct doctor *d, const char *key, const char *other,
	enum ailment_code code, struct error *err)
{
	bool set = false;
	int rc = setting_truth(&set, d->repo, key, err);

	if (rc == 0 && other)
		rc = setting_truth(&set, d->repo, other, err);
	if (rc >= 0 && !set)
		doctor_add(d, code, key, NULL, NULL);
	return rc < 0 ? -1 : 0;
}

static int
check_size(struct doctor *d, struct error *err)
{
	long long most = 0;
	int rc = setting_number(&most, d->repo, "receive.maxInputSize", err);

	if (rc >= 0 && most <= 0)
		doctor_add(d, AILMENT_SETTING_SIZE, "receive.maxInputSize",
			NULL, NULL);
	return rc < 0 ? -1 : 0;
}

/* A bare repository notes nothing unless told to. */
static int
check_log(struct doctor *d, struct error *err)
{
	const char *value = "";
	bool set = false;
	int rc = setting_text(&value, d->arena, d->repo,
		"core.logAllRefUpdates", err);

	if (rc == 1 && !streq(value, "always"))
		rc = setting_truth(&set, d->repo, "core.logAllRefUpdates",
			err);
	if (rc >= 0 && !set && !streq(value, "always"))
		doctor_add(d, AILMENT_SETTING_LOG, "core.logAllRefUpdates",
			NULL, NULL);
	return rc < 0 ? -1 : 0;
}

static int
check_expiry(struct doctor *d, const char *key, struct error *err)
{
	const char *value = "";

	if (setting_text(&value, d->arena, d->repo, key, err) < 0)
		return -1;
	if (!streq(value, "never") && !streq(value, "false"))
		doctor_add(d, AILMENT_SETTING_EXPIRE, key, value, NULL);
	return 0;
}

/* Git itself refuses what is hidden, one reference at a time and before the
 * hook is asked: then half of a push may land. */
static int
check_hidden(struct doctor *d, const char *key, struct error *err)
{
	const char *value = NULL;
	int rc = setting_text(&value, d->arena, d->repo, key, err);

	if (rc == 1 && value[0])
		doctor_add(d, AILMENT_HIDDEN, key, value, NULL);
	return rc < 0 ? -1 : 0;
}

static int
check_root(struct doctor *d, struct error *err)
{
	const char *root = "";
	char first[41];
	int rc = root_find(first, d->repo, "refs/heads/main", err);

	if (rc != 1)
		return rc;
	if (setting_text(&root, d->arena, d->repo, "referat.root", err) < 0)
		return -1;
	if (root[0] == '\0')
		doctor_add(d, AILMENT_ROOT_UNSET, first, NULL, NULL);
	else if (!streq(root, first))
		doctor_add(d, AILMENT_ROOT_OTHER, first, root, NULL);
	return 0;
}

static int
check_head(struct doctor *d, struct error *err)
{
	struct buf head = {0};
	int rc = root_head(&head, d->repo, err);

	if (rc == 0 && !streq(head.p, "refs/heads/main"))
		doctor_add(d, AILMENT_NOT_MAIN, head.p, NULL, NULL);
	buf_free(&head);
	return rc;
}

int
doctor_server(struct doctor *d, struct error *err)
{
	static const struct {
		const char *key, *other;
		enum ailment_code code;
	} truths[] = {
		{"receive.fsckObjects", "transfer.fsckObjects",
			AILMENT_SETTING_FSCK},
		{"receive.denyNonFastForwards", NULL, AILMENT_SETTING_REWIND},
		{"receive.denyDeletes", NULL, AILMENT_SETTING_DELETE},
	};
	size_t i;

	for (i = 0; i < sizeof(truths) / sizeof(truths[0]); i++)
		if (check_truth(d, truths[i].key, truths[i].other,
		    truths[i].code, err) < 0)
			return -1;
	if (check_size(d, err) < 0 || check_log(d, err) < 0 ||
	    check_expiry(d, "gc.reflogExpire", err) < 0 ||
	    check_expiry(d, "gc.reflogExpireUnreachable", err) < 0 ||
	    check_hidden(d, "receive.hideRefs", err) < 0 ||
	    check_hidden(d, "transfer.hideRefs", err) < 0 ||
	    check_head(d, err) < 0)
		return -1;
	return check_root(d, err);
}
