// Uses the console as an operator does: signs in, watches, moves the slider, takes it back. Writes one line per thing seen; ends with "ok".
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [base, password, key, browserPath, pictures] = process.argv.slice(2);
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const fail = (what) => {
  throw new Error(what);
};
const check = (holds, what) => {
  holds || fail(what);
  console.log("seen:", what);
};

let busy = true;
let answers = 0;
const ask = async (i) => {
  for (let n = 0; busy; n++) {
    const body = { model: "m", prompt: ("word" + i + " ").repeat(20 + ((i * 7 + n * 13) % 60)), max_tokens: 40 + ((n * 29 + i) % 120), seed: n };
    const answer = await fetch(base + "/v1/completions", { method: "POST", headers: { Authorization: "Bearer " + key, "Content-Type": "application/json" }, body: JSON.stringify(body) });
    answer.ok || fail("the API answered " + answer.status + ": " + (await answer.text()));
    await answer.text();
    answers++;
  }
};

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light", reducedMotion: "reduce" });
context.setDefaultTimeout(180_000);
const page = await context.newPage();
const faults = [];
page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
page.on("pageerror", (error) => faults.push(error.message));
page.on("request", (request) => request.url().startsWith(base) || request.url().startsWith("data:") || faults.push("asked elsewhere: " + request.url()));

const text = (selector) => page.locator(selector).first().innerText();
const accessible = async (where) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }));
  check(violations.length === 0, "axe finds nothing " + where + violations.map((one) => "\n  " + one.id + ": " + one.nodes.map((node) => node.html.slice(0, 160) + " " + node.failureSummary).join("\n    ")).join(""));
};
const picture = (name) => page.screenshot({ path: pictures + "/" + name + ".png", fullPage: true });

await page.goto(base + "/console/scheduling?lane=m");
await accessible("on the sign-in form");
await page.fill("[name=password]", "wrong");
await page.click("button[type=submit]");
check((await text(".told")).includes("wrong"), "a wrong password is told");
await page.fill("[name=password]", password);
await page.click("button[type=submit]");
await page.waitForURL("**/console/scheduling?lane=m");
check((await text("h1")) === "Scheduling", "signing in leads where one wanted to go");
check((await context.cookies(base + "/console")).every((cookie) => cookie.httpOnly && cookie.sameSite === "Lax"), "cookies are closed to scripts and to other sites");

await page.keyboard.press("Tab");
check((await page.evaluate(() => document.activeElement.className)) === "skip", "the first stop of the keyboard skips to the content");

const traffic = Array.from({ length: 9 }, (_, i) => ask(i));
await page.waitForFunction(() => Number(document.querySelector('[data-key="decode"] strong').textContent) === 4);
await page.waitForFunction(() => Number(document.querySelector('.tile[data-key="queued"] strong').textContent) > 0);
check(true, "running and waiting requests are counted while they run");
const before = await text('.tile[data-key="queued"] .spread');
await page.waitForFunction((old) => document.querySelector('.tile[data-key="queued"] .spread').textContent !== old, before);
check((await text('.tile[data-key="queued"] .spread')).includes("longest for"), "ages change by themselves");
await page.waitForFunction(() => document.querySelector(".area-decode") && document.querySelector(".line-waited"));
check(true, "charts are drawn");
await page.locator("figure[data-chart=kv] svg").focus();
await page.keyboard.press("End");
check(/decode\s*[\d,]+ tokens/.test(await text("figure[data-chart=kv] .tip")), "a chart tells exact values to the keyboard");
await page.locator("figure[data-chart=kv] summary").click();
await page.waitForSelector("figure[data-chart=kv] .rows td"); // the browser tells that it opened the table a moment after it did
check(true, "a chart is a table as well");
check((await (await context.request.get(base + "/console/scheduling/kv.csv?lane=m")).text()).startsWith("time,decode,"), "and a CSV file");

const promise = () => text('.tile[data-key="bound"] .note');
await page.waitForFunction(() => document.querySelector('.tile[data-key="bound"] .note').textContent.includes("promised: at most"));
const slider = page.locator("input[type=range]").first();
await slider.focus();
for (let i = 0; i < 30; i++) {
  await page.keyboard.press("ArrowLeft");
}
const wished = Number(await page.inputValue("[name=starvation-steps]"));
check(wished > 0 && wished < 30, "the slider writes into the field: " + wished);
check((await text(".difference")).replace(/\s+/g, " ").includes("100 steps → " + wished + " steps"), "the difference is shown before it is made");
await page.fill("[name=reason]", "short requests passed a long one");
await page.click("text=Apply at the next step");
await page.waitForSelector(".told:has-text('In effect from step')");
const told = await text(".told");
check(told.includes("starvation-steps 100 → " + wished), "the change is in effect: " + told);
await page.waitForFunction((value) => document.querySelector("#changes tr")?.closest("table").textContent.includes("→ " + value), wished);
const line = (await text("#changes tbody tr")).replace(/\s+/g, " ");
check(line.includes("admin") && line.includes("starvation-steps") && line.includes("100 → " + wished) && line.includes("short requests passed a long one") && line.includes("ago"), "the audit says who, what, before, after, why and when: " + line);
check((await promise()).includes("promised: at most"), "the policy promises: " + (await promise()));
await picture("1440-light");
await accessible("on the page");

await page.emulateMedia({ colorScheme: "dark" });
await accessible("in the dark");
await picture("1440-dark");
await page.setViewportSize({ width: 375, height: 812 });
check((await page.evaluate(() => document.documentElement.scrollWidth)) <= 375, "nothing is wider than a telephone");
await accessible("on a telephone");
await picture("375-dark");
await page.emulateMedia({ colorScheme: "light" });
await picture("375-light");
await page.setViewportSize({ width: 1440, height: 900 });

await page.click("#changes button:has-text('Undo')");
await page.waitForSelector(".told:has-text('" + wished + " → 100')");
check((await page.inputValue("[name=starvation-steps]")) === "100", "a change is taken back");
await page.fill("[name=starvation-steps]", "2000000000");
await page.fill("[name=reason]", "too much");
await page.evaluate(() => document.querySelector("form.dials").setAttribute("novalidate", ""));
await page.click("text=Apply at the next step");
await page.waitForSelector(".told.refused");
check((await text(".told.refused")).includes("outside 0 to 1000000000"), "a wrong value is refused with its range");

await page.evaluate(() => {
  Object.defineProperty(document, "hidden", { value: true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
});
check((await page.getAttribute("#live", "data-state")) === "resting", "the stream rests while the tab is hidden");
await page.evaluate(() => {
  Object.defineProperty(document, "hidden", { value: false, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
});
await page.waitForSelector("#live[data-state=live]");
check(true, "and comes back");

busy = false;
await Promise.all(traffic);
check(answers > 0, "requests were served all the while: " + answers);
await page.click("text=Sign out");
await page.waitForURL("**/console/sign-in?signed-out");
await page.goto(base + "/console/scheduling");
check(page.url().includes("/console/sign-in"), "who signed out is out");
check(faults.length === 0, "no fault in the browser, no script that stands in a page" + faults.map((fault) => "\n  " + fault).join(""));
await browser.close();
console.log("ok");
