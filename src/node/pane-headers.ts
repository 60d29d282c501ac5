/** Security and cache headers of the pane's pages, sent by `daicho serve`; the pages carry the same policy in a meta element. */

/** Where office.js comes from: this server (the default build), or Microsoft's (`DAICHO_OFFICEJS=cdn`). */
export type OfficeJs = "local" | "cdn";

const OFFICE_CDN = "https://appsforoffice.microsoft.com";

/** Which build a page is of, by the address it loads office.js from. */
export const officeJsOf = (html: string): OfficeJs => (html.includes(`<script src="${OFFICE_CDN}/lib/1/hosted/office.js"></script>`) ? "cdn" : "local");

/** Nothing from elsewhere but office.js where the build says so, no connection anywhere, no inline script or style. `wasm-unsafe-eval` is for HiGHS alone. */
export const policyOf = (officeJs: OfficeJs): string => [
  "default-src 'none'",
  `script-src 'self'${officeJs === "cdn" ? ` ${OFFICE_CDN}` : ""} 'wasm-unsafe-eval'`,
  "style-src 'self'",
  "img-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
export const CONTENT_SECURITY_POLICY = policyOf("local");

/**
 * Who may show the pane in a frame: Excel on the web does, and every page around it counts (SharePoint around Excel around the pane). Excel for
 * Windows and Mac uses no frame. Sources: the host names office.js itself trusts (officeapps.live.com), Microsoft's list of addresses of Microsoft 365
 * (online.office.com, office.live.com, cloud.microsoft, sharepoint.com), OfficeDev/office-js-docs-pr issue 4911 and office-js issue 3342.
 * A browser ignores it in a meta element, so it is in the header only.
 */
export const FRAME_ANCESTORS = ["'self'", "https://*.officeapps.live.com", "https://*.online.office.com", "https://office.live.com", "https://*.cloud.microsoft", "https://*.sharepoint.com", "https://onedrive.live.com"];

const MIME: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  png: "image/png",
  wasm: "application/wasm",
  json: "application/json; charset=utf-8",
  md: "text/plain; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  xml: "application/xml; charset=utf-8",
};

/** A name with a content hash (`taskpane.3f9a….js`) never changes; everything else is asked for again. Icons must stay cacheable for Office. */
const HASHED = /\.[0-9a-f]{8,}\.(js|css|wasm)$/u;
/** What Excel on the web takes from another address than its own: the pages in its frame and the icons of its ribbon. They hold nothing of anybody. */
const FOR_EXCEL: ReadonlySet<string> = new Set(["html", "png"]);

export function headersOf(path: string, officeJs: OfficeJs = "local"): Readonly<Record<string, string>> {
  const ending = /\.([a-z]+)$/u.exec(path)?.[1] ?? "";
  return {
    "Content-Type": MIME[ending] ?? "application/octet-stream",
    "Content-Security-Policy": `${policyOf(officeJs)}; frame-ancestors ${FRAME_ANCESTORS.join(" ")}`,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": FOR_EXCEL.has(ending) ? "cross-origin" : "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cache-Control": HASHED.test(path) ? "public, max-age=31536000, immutable" : ending === "png" ? "public, max-age=86400" : "no-cache",
  };
}
