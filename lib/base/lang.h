/* SPDX-License-Identifier: MPL-2.0 */
/* The languages that the program speaks. */
#ifndef LIB_BASE_LANG_H
#define LIB_BASE_LANG_H

enum lang { LANG_DA, LANG_EN };

#endif
