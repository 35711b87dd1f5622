// Watches requests whose calls last until somebody says go. Waits for what the server says and for what the page shows. Writes one line per thing seen; ends with "ok".
import { chromium } from "playwright-core";

const [base, password, key, shop, browserPath, pictures] = process.argv.slice(2);
const check = (holds, what) => {
  if (!holds) {
    throw new Error(what);
  }
  console.log("seen:", what);
};

// Yields what the server says of calls, and at last the finish reason. The call is forced, so that it does not hang on what the model would say.
async function* asked(item) {
  const body = {
    model: "augury-demo", temperature: 0, max_tokens: 200, stream: true, parallel_tool_calls: false, augury: { tools: ["catalog_lookup"] },
    tool_choice: { type: "function", function: { name: "catalog_lookup" } }, messages: [{ role: "user", content: "How much is the " + item + "?" }],
  };
  const answer = await fetch(base + "/v1/chat/completions", { method: "POST", headers: { Authorization: "Bearer " + key, "Content-Type": "application/json" }, body: JSON.stringify(body) });
  check(answer.ok, "a question about the " + item + " is answered: " + answer.status);
  let rest = "";
  for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop();
    for (const event of lines.filter((line) => line.startsWith("data: {")).map((line) => JSON.parse(line.slice(6)))) {
      if (event.error) {
        throw new Error(JSON.stringify(event.error));
      }
      const told = event.augury?.call ?? event.choices?.[0]?.finish_reason;
      if (told) {
        yield told;
      }
    }
  }
}

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light", reducedMotion: "reduce" });
context.setDefaultTimeout(180_000);
const page = await context.newPage();
await page.goto(base + "/console/scheduling?lane=augury-demo");
await page.fill("[name=username]", "admin");
await page.fill("[name=password]", password);
await page.click("button[type=submit]");
await page.waitForURL("**/console/scheduling?lane=augury-demo");

// All that are paused are swapped. A count and its word stay on one line, so no plain space stands between them.
const pausedAre = (count) =>
  page.waitForFunction((count) => {
    const tile = document.querySelector('.tile[data-key="preserved"]');
    return tile.querySelector("strong").textContent === count && tile.querySelector(".note").textContent.includes(count + "\u00a0swapped");
  }, count);
await pausedAre("0");

const answers = ["red mug", "small lamp"].map(asked);
for (const answer of answers) {
  const { value: call } = await answer.next();
  check(call.tool === "catalog_lookup" && call.state === "started", "the server says that it calls " + JSON.stringify(call));
}
await pausedAre("2");
const tile = page.locator('.tile[data-key="preserved"]');
check((await tile.locator(".spread").innerText()).includes("longest for"), "two requests are paused, both swapped: " + (await tile.innerText()).replace(/\s+/g, " "));
const age = await tile.locator(".spread").innerText();
await page.waitForFunction((old) => document.querySelector('.tile[data-key="preserved"] .spread').textContent !== old, age);
check(true, "they grow older while nothing runs: " + (await tile.locator(".spread").innerText()));
const chart = page.locator("figure[data-chart=kv]");
await chart.locator("summary").click();
await page.waitForFunction(() => {
  const table = document.querySelector("figure[data-chart=kv] .rows");
  const heads = [...table.querySelectorAll("th")].map((head) => head.textContent);
  const newest = table.querySelector("tbody tr")?.children ?? [];
  const tokens = (name) => Number(newest[heads.findIndex((head) => head.startsWith(name))]?.textContent.replaceAll(",", ""));
  return tokens("call, swapped (host)") > 0 && ["decode", "call, preserved", "moving"].every((name) => tokens(name) === 0);
});
check((await chart.locator(".area-swapped").count()) > 0, "their KV is on the host and nowhere else, say the chart and its table");
const hidden = ".limit ~ .area, .limit-word ~ .area";
check((await chart.locator(".limit-word").count()) === 2 && (await chart.locator(hidden).count()) === 0, "the words of both limits lie over the areas");
await page.screenshot({ path: pictures + "/calls-swapped.png", fullPage: true });

check((await fetch(shop + "/go")).ok, "the shop is told to answer");
for (const answer of answers) {
  const told = [];
  for await (const one of answer) {
    told.push(one);
  }
  check(told[0].state === "finished" && !told[0].failed && typeof told.at(-1) === "string", "and goes on: " + JSON.stringify(told));
}
await pausedAre("0");
check(true, "nobody is paused any more");
await browser.close();
console.log("ok");
