/* SPDX-License-Identifier: MPL-2.0 */
/* Base64. */
#include "lib/base/base64.h"

#include <nettle/base64.h>

bool
base64_decode(struct buf *out, struct str s)
{
	struct base64_decode_ctx ctx;
	size_t n = BASE64_DECODE_LENGTH(s.n) + 1;
	char *to = buf_room(out, n);

	base64_decode_init(&ctx);
	if (!base64_decode_update(&ctx, &n, (uint8_t *)to, s.n, s.p))
		return false;
	out->n += n;
	out->p[out->n] = '\0';
	return base64_decode_final(&ctx);
}

void
base64_encode(struct buf *out, struct str s)
{
	size_t n = BASE64_ENCODE_RAW_LENGTH(s.n);

	base64_encode_raw(buf_room(out, n + 1), s.n, (const uint8_t *)s.p);
	out->n += n;
	out->p[out->n] = '\0';
}
