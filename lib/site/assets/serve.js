// SPDX-License-Identifier: MPL-2.0
// Reloads a page of the preview when something has changed.
"use strict";

const version = document.currentScript.dataset.version;
const pause = () => new Promise((done) => setTimeout(done, 500));

async function follow() {
	for (;;) {
		try {
			const r = await fetch(`/.referat/vent?v=${version}`);

			if (r.ok && await r.text() !== version) {
				location.reload();
				return;
			}
			if (!r.ok)
				await pause();
		} catch (e) {
			await pause();
		}
	}
}

follow();
