// SPDX-License-Identifier: MPL-2.0
// Holds published sites against what DESIGN asks of them, and first a faulty
// one, on which every check must strike. check.js SITE…
"use strict";
const fs = require("fs");
const os = require("os");
const path = require("path");
const statics = require("./static.js");
const browser_checks = require("./browser.js");
const search = require("./search.js");
const {open, serve} = require("./site.js");

const PREFIX = "/en/kommune/";
const CHECKS = ["links", "served", "no script", "weight", "html-validate",
	"vnu", "axe", "width", "layout shift", "keyboard", "print"];

// Every link asked for from a server, and a page that is not there.
async function served(site, base, report) {
	for (const page of site.pages) {
		const bad = [];

		for (const link of new Set(page.links)) {
			const to = statics.target(site, page, link);
			const asked = to && await fetch(base + to.file);

			if (asked && (asked.status !== 200 ||
			    !(await asked.text()).length))
				bad.push(`${link}: ${asked.status}`);
		}
		report("served", page.name, bad);
	}
	report("served", "a page that is not there",
		(await fetch(base + "findes-ikke.html")).status === 404 ? []
			: ["is no 404"]);
}

async function check_site(browser, site, pages, report) {
	const server = await serve(site.root, PREFIX);

	try {
		const weight = statics.run(site, report);

		await served(site, server.base, report);
		if (site.all.has("soeg/index.html"))
			await search.run(browser, site, server.base, report);
		return {weight, paints: await browser_checks.run(browser, site,
			server.base, pages, report)};
	} finally {
		server.close();
	}
}

async function check_faulty(browser, count) {
	const struck = new Set();
	const root = fs.mkdtempSync(path.join(os.tmpdir(), "referat-web-"));
	const page = fs.readFileSync(path.join(__dirname, "faulty.html"));

	fs.writeFileSync(path.join(root, "index.html"),
		page + `<!-- ${"tung ".repeat(10000)} -->\n`);
	const site = open(root);

	await check_site(browser, site, site.pages, (check, name, problems) => {
		if (problems.length && name.startsWith("index.html"))
			struck.add(check);
	});
	fs.rmSync(root, {recursive: true});
	for (const check of CHECKS)
		count("strikes", check, struck.has(check) ? []
			: ["does not see the fault in tests/web/faulty.html"]);
}

async function main(roots) {
	const sums = new Map();
	let seen = new Set(), failed = 0, passed = 0;
	const count = (prefix) => (check, name, problems) => {
		const sum = sums.get(check) || [0, 0];

		sum[problems.length ? 1 : 0]++;
		sums.set(check, sum);
		problems.length ? failed++ : passed++;
		if (problems.length)
			console.log(`not ok - ${check}: ${prefix}${name}\n` +
				problems.slice(0, 8).map((p) => `# ${p}\n`)
					.join("").trimEnd());
	};
	const browser = await browser_checks.launch();

	await check_faulty(browser, count(""));
	for (const root of roots) {
		const site = open(path.resolve(root));
		const fresh = site.pages.filter((p) => site.kinds.includes(p) ||
			(/\d\/[^/]+$/.test(p.name) && !seen.has(p.name)));
		const r = await check_site(browser, site, fresh,
			count(path.basename(root) + "/"));

		seen = new Set([...seen, ...site.pages.map((p) => p.name)]);
		console.log(`# ${path.basename(root)}: ${site.pages.length} ` +
			`pages of ${site.kinds.length} kinds, style sheet ${
				r.weight.css} bytes, heaviest page with it ${
				r.weight.most} bytes, first contentful paint ${
				Math.round(r.paints[r.paints.length >> 1])} ms`);
	}
	await browser.close();
	for (const [check, [good, bad]] of sums)
		console.log(`# ${check}: ${good} good, ${bad} not`);
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed ? 1 : 0;
}

main(process.argv.slice(2)).catch((e) => {
	console.log(`not ok - check.js: ${e.stack}\n0 passed, 1 failed`);
	process.exit(1);
});
