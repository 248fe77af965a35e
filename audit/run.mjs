// Checks every page with the Nu HTML checker, and a page of every kind with Lighthouse (mobile, its own
// throttling), served with gzip from a folder below a host's root, on a free port. Builds the site for that
// address. Prints a table; exits 1 on an HTML error. Usage: node run.mjs PYTHON OUT CHROMIUM
import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { createGzip } from "node:zlib";
import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";
import vnu from "vnu-jar";

const [python, out, chromePath] = process.argv.slice(2);
const BASE = "/some/path/";
const site = join(out, "html");
const KINDS = [
  "index.html",
  "policies/national-security-strategy.html",
  "topics/index.html",
  "topics/alliance.html",
  "report.html",
  "glossary.html",
  "about.html",
  "search.html",
];
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json" };

const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)).slice(BASE.length);
  const file = join(site, path);
  if (!request.url.startsWith(BASE) || !existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain", "content-encoding": "gzip", "cache-control": "max-age=31536000" });
  createReadStream(file).pipe(createGzip({ level: 9 })).pipe(response);
});
await new Promise((started) => server.listen(0, "127.0.0.1", started));
const address = `http://127.0.0.1:${server.address().port}${BASE}`;
execFileSync(python, ["-m", "edition", "build", "--out", out], { env: { ...process.env, SITE_URL: address }, stdio: "inherit" });

const pages = readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html"));
let failed = false;
try {
  execFileSync("java", ["-jar", vnu, "--errors-only", "--format", "gnu", ...pages.map((name) => join(site, name))], { stdio: "pipe" });
  console.log(`Nu HTML checker: 0 errors in ${pages.length} pages`);
} catch (error) {
  failed = true;
  console.log(String(error.stderr));
}

const chrome = await chromeLauncher.launch({ chromePath, chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
console.log(`${"page".padEnd(48)}perf  a11y  best  seo   requests  kB`);
for (const language of ["ja", "en"]) {
  for (const kind of KINDS.filter((name) => existsSync(join(site, language, name)))) {
    const url = `${address}${language}/${kind}`;
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "error" });
    const scores = ["performance", "accessibility", "best-practices", "seo"].map((name) => lhr.categories[name].score);
    const requests = lhr.audits["network-requests"].details.items.filter((item) => item.url.startsWith("http"));
    const bytes = requests.reduce((sum, item) => sum + item.transferSize, 0);
    console.log(`${`${language}/${kind}`.padEnd(48)}${scores.map((score) => String(Math.round(score * 100)).padEnd(6)).join("")}${String(requests.length).padEnd(10)}${(bytes / 1000).toFixed(1)}`);
    for (const audit of Object.values(lhr.audits)) {
      if (audit.score !== null && audit.score < 0.9 && ["binary", "numeric"].includes(audit.scoreDisplayMode)) console.log(`    ${audit.id}: ${audit.displayValue ?? audit.title}`);
    }
  }
}
await chrome.kill();
server.close();
process.exit(failed ? 1 : 0);
