// SPDX-License-Identifier: MPL-2.0
// A preview in a browser: the page follows what is saved, and says what is
// wrong. serve.js REFERAT MUNICIPALITY (a copy that may be written to)
"use strict";
const fs = require("fs");
const path = require("path");
const {spawn} = require("child_process");
const axe = require("axe-core");
const {launch} = require("./browser.js");

const DOCUMENT = "enheder/soendre-skole/2025-26/referat";

function start(referat, root) {
	const child = spawn(referat, ["-C", root, "serve", "--port", "0"],
		{stdio: ["ignore", "pipe", "inherit"]});

	return new Promise((done) => {
		let said = "";

		child.stdout.on("data", (text) => {
			const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said += text);

			if (url)
				done({child, url: url[0]});
		});
	});
}

// Every address that the preview's pages lead to, from the front page on; the
// places within pages are looked at in the published ones.
async function follow(url) {
	const seen = new Set([url]), bad = [];

	for (const at of seen) {
		const asked = await fetch(at);
		const text = await asked.text();

		if (asked.status !== 200)
			bad.push(`${at}: ${asked.status}`);
		if (!(asked.headers.get("content-type") || "").includes("html"))
			continue;
		for (const [, link] of text.matchAll(/ (?:href|src)="([^"]*)"/g)) {
			const to = new URL(link.replace(/&amp;/g, "&"), at);

			to.hash = "";
			if (to.href.startsWith(url))
				seen.add(to.href);
		}
	}
	return {count: seen.size, bad};
}

async function main(referat, root) {
	const file = path.join(root, `${DOCUMENT}.md`);
	const text = fs.readFileSync(file, "utf8");
	const {child, url} = await start(referat, root);
	const browser = await launch();
	const tab = await browser.newPage();
	const problems = [];
	let failed = 0, passed = 0;
	const ok = (name, good) => {
		good ? passed++ : failed++;
		if (!good)
			console.log(`not ok - preview: ${name}`);
	};
	const shows = (what) => tab.waitForFunction((t) =>
		document.body.textContent.includes(t), what, {timeout: 10000})
		.then(() => true, () => false);

	tab.on("console", (m) => m.type() === "error" &&
		!m.location().url.endsWith("/favicon.ico") &&
		problems.push(m.text()));
	tab.on("pageerror", (e) => problems.push(e.message));
	const links = await follow(url);

	ok(`links: ${links.count}, ${links.bad}`,
		links.count > 50 && links.bad.length === 0);
	await tab.goto(`${url}${DOCUMENT}.html`);
	ok("the bar", await tab.isVisible("aside.referat"));
	fs.writeFileSync(`${file}.tmp`, text.replace(/\n## /,
		"\n## Nyskrevet\n\nTekst af i dag.\n\n## "));
	fs.renameSync(`${file}.tmp`, file);
	ok("the page follows", await shows("Tekst af i dag."));
	fs.writeFileSync(file, text.replace(/^dato: .*$/m, "dato: i morges"));
	ok("an error is told in the open bar", await tab.waitForSelector(
		"aside.referat li.error").then(() => true, () => false));
	ok("with its place", await shows(`${DOCUMENT}.md:`));
	await tab.evaluate(axe.source);
	const found = await tab.evaluate(() => axe.run(document,
		{runOnly: ["wcag2a", "wcag2aa", "best-practice"]}));

	ok(`axe: ${found.violations.map((v) => v.id)}`,
		found.violations.length === 0);
	await tab.click("aside.referat li.error a");
	ok("an explanation", await shows("# "));
	await tab.goto(`${url}soeg/index.html?q=l%C3%A6seb%C3%A5nd`);
	ok("the search works in it", await tab.waitForSelector("#list > li")
		.then(() => true, () => false));
	fs.writeFileSync(file, text);
	ok(`no error in the console: ${problems}`, problems.length === 0);
	await browser.close();
	child.kill("SIGTERM");
	ok("it ends", await new Promise((done) => child.on("exit",
		(code) => done(code === 0))));
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed ? 1 : 0;
}

main(...process.argv.slice(2)).catch((e) => {
	console.log(`not ok - serve.js: ${e.stack}\n0 passed, 1 failed`);
	process.exit(1);
});
