// SPDX-License-Identifier: MPL-2.0
// What a browser shows: axe, widths, shifts, the keyboard, and print.
"use strict";
const fs = require("fs");
const os = require("os");
const path = require("path");
const {execFileSync} = require("child_process");
const {chromium} = require("playwright-core");
const axe = require("axe-core");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
const VIEWS = [
	{name: "light", colorScheme: "light", width: 1280},
	{name: "dark", colorScheme: "dark", width: 1280},
	{name: "light at 360", colorScheme: "light", width: 360},
	{name: "dark at 360", colorScheme: "dark", width: 360},
];

function launch() {
	return chromium.launch({
		executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
		args: ["--headless", "--no-sandbox", "--disable-gpu",
			"--disable-quic", "--no-first-run",
			"--disable-background-networking",
			"--disable-component-update", "--disable-sync"]});
}

// Nothing goes out to the network: what leads
// out is answered with nothing (204), and the browser stays where it is.
async function open_view(browser, site, view) {
	const context = await browser.newContext({colorScheme: view.colorScheme,
		viewport: {width: view.width, height: 800}});

	await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) =>
		route.fulfill({status: 204}));
	return context.newPage();
}

// The page for what is missing must look right wherever it is shown.
function address(site, base, page) {
	return page.name === "404.html" ? base + "findes/ikke/her.html"
		: base + page.name;
}

async function run_axe(tab) {
	await tab.evaluate(axe.source);
	const found = await tab.evaluate((rules) => axe.run(document,
		{runOnly: rules, resultTypes: ["violations"]}), RULES);

	return found.violations.flatMap((v) => v.nodes.map((n) =>
		`${v.id} (${v.impact}): ${n.target.join(" ")}`));
}

// Shifts since the beginning, the first paint, and whether the page is wider
// than the window. Wide tables and code scroll within themselves, but in a
// narrow window rows that stack fit.
async function measure(tab) {
	return tab.evaluate(async () => {
		const shifts = await new Promise((done) => {
			let sum = 0;

			new PerformanceObserver((list) => list.getEntries()
				.forEach((e) => { sum += e.value; }))
				.observe({type: "layout-shift", buffered: true});
			setTimeout(() => done(sum), 60);
		});
		const root = document.documentElement;
		const wide = Array.from(document.querySelectorAll("body *"))
			.filter((e) => !e.closest(".table, .wide, pre, .skip, .unseen") &&
				e.getBoundingClientRect().right >
				root.clientWidth + 1)
			.concat(...document.querySelectorAll(".stack")).filter((e) =>
				!e.matches(".stack") || (root.clientWidth < 768 &&
				e.scrollWidth > e.parentElement.clientWidth))
			.slice(0, 3).map((e) => e.tagName.toLowerCase() +
				(e.className ? "." + e.className : ""));
		const paint = performance.getEntriesByName(
			"first-contentful-paint")[0];

		return {shifts, paint: paint ? paint.startTime : null,
			wide: root.scrollWidth > root.clientWidth || wide.length
				? [`wider than the window: ${root.scrollWidth} ${
					wide.join(" ")}`] : []};
	});
}

async function looks(browser, site, base, pages, report) {
	const paints = [];

	for (const view of VIEWS) {
		const tab = await open_view(browser, site, view);

		for (const page of pages) {
			const name = `${page.name} ${view.name}`;

			await tab.goto(address(site, base, page));
			const m = await measure(tab);

			report("width", name, m.wide);
			report("layout shift", name, m.shifts ? [m.shifts] : []);
			report("axe", name, await run_axe(tab));
			if (m.paint)
				paints.push(m.paint);
		}
		await tab.context().close();
	}
	return paints.sort((a, b) => a - b);
}

// The element with the focus: which of those that can have it, and whether
// one sees it.
function focused() {
	const can = Array.from(document.querySelectorAll(
		"a[href], button, input, select, textarea, [tabindex='0']"))
		.filter((e) => e.checkVisibility());
	const e = document.activeElement;
	const box = e.getBoundingClientRect();
	const style = getComputedStyle(e);

	return {index: can.indexOf(e), count: can.length,
		text: e.textContent.trim().slice(0, 40),
		skip: e.matches(".skip"), inside: !!e.closest("main"),
		ring: style.outlineStyle !== "none" &&
			parseFloat(style.outlineWidth) >= 2,
		seen: box.width > 1 && box.height > 1 && box.bottom > 0 &&
			box.top < innerHeight};
}

async function skips(tab, url) {
	const inner = await tab.locator("main a[href], main [tabindex='0']")
		.count();

	await tab.goto(url);
	for (const key of ["Tab", "Enter", "Tab"])
		await tab.keyboard.press(key);
	return inner === 0 || (await tab.evaluate(focused)).inside;
}

async function keyboard(browser, site, base, pages, report) {
	const tab = await open_view(browser, site, VIEWS[2]);

	for (const page of pages) {
		const bad = [];

		await tab.goto(address(site, base, page));
		const count = (await tab.evaluate(focused)).count;

		for (let i = 0; i < count; i++) {
			await tab.keyboard.press("Tab");
			const at = await tab.evaluate(focused);

			if (at.index !== i)
				bad.push(`stop ${i + 1} is »${at.text}«`);
			if (i === 0 && !at.skip)
				bad.push("the first stop is no skip link");
			if (!at.seen || !at.ring)
				bad.push(`the focus is not seen on »${at.text}«`);
		}
		if (bad.length === 0 && !await skips(tab,
		    address(site, base, page)))
			bad.push("the skip link does not lead to the content");
		report("keyboard", page.name, bad.slice(0, 5));
	}
	await tab.context().close();
}

function text_of(pdf) {
	const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(),
		"referat-web-")), "page.pdf");

	fs.writeFileSync(file, pdf);
	const text = execFileSync("pdftotext", ["-layout", file, "-"]);

	fs.rmSync(path.dirname(file), {recursive: true});
	return text.toString().replace(/\s+/g, "");
}

// On paper nothing is left that one would click, and links say where to.
async function print(browser, site, base, pages, report) {
	const tab = await open_view(browser, site, VIEWS[0]);

	for (const page of pages) {
		await tab.goto(address(site, base, page));
		const want = await tab.evaluate(() => ({
			title: document.querySelector("h1").textContent,
			out: Array.from(document.querySelectorAll(
				"main a[href^='http']"))
				.map((a) => a.getAttribute("href"))
				.filter((h) => !h.endsWith(".html"))}));
		await tab.emulateMedia({media: "print"});
		const left = await tab.evaluate(() => Array.from(
			document.querySelectorAll(
				"nav, .skip, .bottom")).filter((e) =>
				e.getBoundingClientRect().height > 0)
			.map((e) => `${e.tagName} ${e.className} is printed`));
		const text = text_of(await tab.pdf({format: "A4"}));
		const has = (s) => text.includes(s.replace(/\s+/g, ""));

		await tab.emulateMedia({media: null});
		report("print", page.name, left
			.concat(has(want.title) ? [] : ["no title"])
			.concat(want.out.filter((h) => !has(h))
				.map((h) => `${h} is not shown`)));
	}
	await tab.context().close();
}

module.exports = {launch, run: async (browser, site, base, pages, report) => {
	const paints = await looks(browser, site, base, pages, report);

	await keyboard(browser, site, base, site.kinds, report);
	await print(browser, site, base, site.kinds, report);
	return paints;
}};
