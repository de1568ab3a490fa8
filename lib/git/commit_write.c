/* SPDX-License-Identifier: MPL-2.0 */
/* Writing one commit object. */
#include "lib/git/commit_write.h"

static int
not_written(struct error *err)
{
	return git_failed(err, "ændringen kan ikke gemmes",
		"the commit can't be written");
}

/* Writes it with a signature over all the rest of it. */
static int
write_signed(git_oid *out, git_repository *git, git_buf *content,
	const struct commit_signer *signer, struct error *err)
{
	struct buf signature = {0};
	int rc = signer->sign(&signature, str_make(content->ptr,
		content->size), signer->ctx, err);

	if (rc == 0 && git_commit_create_with_signature(out, git,
	    content->ptr, buf_cstr(&signature), NULL) < 0)
		rc = not_written(err);
	buf_free(&signature);
	return rc;
}

int
commit_write(git_oid *out, git_repository *git,
	const struct commit_parts *p, const struct commit_signer *signer,
	struct error *err)
{
	const git_commit *parents[] = {p->parent};
	git_buf content = {0};
	int rc;

	if (signer == NULL)
		return git_commit_create(out, git, NULL, p->author,
			p->committer, NULL, p->message, p->tree,
			p->parent != NULL, parents) < 0 ? not_written(err) : 0;
	if (git_commit_create_buffer(&content, git, p->author, p->committer,
	    NULL, p->message, p->tree, p->parent != NULL, parents) < 0)
		return not_written(err);
	rc = write_signed(out, git, &content, signer, err);
	git_buf_dispose(&content);
	return rc;
}
