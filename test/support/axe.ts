import axe from "axe-core";
import type { Frame, Page } from "playwright-core";

/** What axe-core finds on the page as it stands: rule and element. */
export async function axeFindings(page: Frame | Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => (globalThis as unknown as { readonly axe: typeof axe }).axe.run());
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary ?? ""}`));
}
