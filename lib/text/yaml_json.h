/* SPDX-License-Identifier: MPL-2.0 */
/* Reads strict JSON (RFC 8259), the part of YAML that programs write. */
#ifndef LIB_TEXT_YAML_JSON_H
#define LIB_TEXT_YAML_JSON_H

#include "lib/text/builder.h"

/* Reads TEXT, which is UTF-8 and lies at OFFSET of the file, into B. False:
 * it is no JSON, or JSON too deep, and what B has by then is worth nothing. */
bool yaml_json_read(struct builder *b, struct str text, uint32_t offset);

#endif
