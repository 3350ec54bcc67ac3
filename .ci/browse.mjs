// Opens the page of a report in headless Chromium, from a file: phone, desktop, print; light and dark.
// Nothing may overflow, no error may be on the console, every anchor must resolve, and axe-core must find nothing.
// node .ci/browse.mjs CHROMIUM PAGE.html [FOLDER FOR PICTURES], in a folder where puppeteer-core and axe-core are installed.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/`);
const puppeteer = require("puppeteer-core");
const [chromium, page_file, folder] = process.argv.slice(2);
const address = pathToFileURL(resolve(page_file)).href;
const views = [
  ["phone", 360, 740, "light", "screen"],
  ["phone", 360, 740, "dark", "screen"],
  ["desktop", 1280, 900, "light", "screen"],
  ["desktop", 1280, 900, "dark", "screen"],
  ["print", 1047, 740, "light", "print"],
  ["print", 1047, 740, "dark", "print"],
];
const faults = [];

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
for (const [name, width, height, scheme, media] of views) {
  const view = `${name} ${scheme}`;
  const page = await browser.newPage();
  await page.setBypassCSP(true); // axe is put into the page; the page itself runs nothing
  page.on("console", (message) => message.type() === "error" && faults.push(`${view}: console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${view}: ${error.message}`));
  page.on("request", (request) => request.url() === address || faults.push(`${view}: asks for ${request.url()}`));
  await page.setViewport({ width, height });
  await page.emulateMediaType(media);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(address, { waitUntil: "load", timeout: 120_000 });
  const found = await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const cut = [...document.querySelectorAll("main *")].filter(
      (each) => !each.closest(".wide.matrix, .said, thead") && each.getBoundingClientRect().right > innerWidth + 1,
    );
    const dead = [...document.querySelectorAll('a[href^="#"]')].filter(
      (each) => !document.getElementById(decodeURIComponent(each.hash.slice(1))),
    );
    const told = (each) => `${each.tagName} ${each.textContent.trim().slice(0, 60)}`;
    return { wide, cut: cut.slice(0, 5).map(told), dead: dead.map((each) => each.hash) };
  });
  if (found.wide > 0) faults.push(`${view}: overflows by ${found.wide} pixels`);
  faults.push(...found.cut.map((each) => `${view}: stands outside: ${each}`));
  faults.push(...found.dead.map((each) => `${view}: leads nowhere: ${each}`));
  if (media === "screen") {
    await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    for (const each of violations) {
      faults.push(`${view}: axe: ${each.id}: ${each.help}, at ${each.nodes.length}: ${each.nodes[0].html.slice(0, 150)}`);
    }
  }
  if (folder) {
    if (media === "screen") await page.screenshot({ path: `${folder}/${name}-${scheme}.png` });
    else if (scheme === "light") await page.pdf({ path: `${folder}/print.pdf`, preferCSSPageSize: true, timeout: 240_000 });
  }
  console.log(`${view}: seen`);
  await page.close();
}
await browser.close();
console.log(faults.join("\n") || "nothing found");
process.exitCode = faults.length ? 1 : 0;
