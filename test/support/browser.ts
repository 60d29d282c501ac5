import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong: console errors, page errors, policy violations. */
  readonly complaints: readonly string[];
  /** Every address asked for that is neither the page's own origin nor in memory. */
  readonly foreign: readonly string[];
  readonly close: () => Promise<void>;
}

export interface PageOptions {
  readonly origin: string;
  /** Pages around it that are the test's own, too. */
  readonly around?: readonly string[];
  /** More switches, for names that lead to this machine. */
  readonly switches?: readonly string[];
  /** Lets frames of other sites use their storage, as Edge does unless told otherwise. */
  readonly framesStore?: boolean;
  /** Accepts the test's own certificate. */
  readonly anyCertificate?: boolean;
  readonly offline?: boolean;
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly forcedColors?: "active" | "none";
}

/** Chromium from Debian with a fresh profile (office.js remembers its host in the session). */
export async function openBrowser(options: PageOptions): Promise<OpenPage> {
  const profile = mkdtempSync(join(tmpdir(), "daicho-chromium-"));
  if (options.framesStore === true) allowStorage(join(profile, "Default"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium", headless: true, locale: "ja-JP", offline: options.offline ?? false, acceptDownloads: true, ignoreHTTPSErrors: options.anyCertificate ?? false,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...(options.switches ?? [])],
    viewport: { width: options.width ?? 350, height: 720 }, colorScheme: options.colorScheme ?? "light", forcedColors: options.forcedColors ?? "none",
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  context.on("request", (request) => {
    const address = request.url();
    if (![options.origin, ...(options.around ?? [])].some((origin) => address.startsWith(origin)) && !/^(data|blob|about|chrome):/u.test(address)) foreign.push(address);
  });
  await page.addInitScript({ content: "globalThis.__name = (named) => named;" }); // tsx names functions through it
  await page.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  return {
    page, context, complaints, foreign,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

function allowStorage(folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, "Preferences"), JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }));
}
