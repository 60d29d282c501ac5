import { escapePlain } from "./xml.ts";

/** Sizes in hundredths of a point. */
export const TEXT_SIZE = { title: 1200, axisTitle: 1000, axis: 900, legend: 900, label: 800 } as const;

/** Latin and East Asian face alike, or Japanese falls back to whatever the machine has. */
const faces = (font: string): string => `<a:latin typeface="${escapePlain(font)}"/><a:ea typeface="${escapePlain(font)}"/>`;

/** `<c:txPr>`: how the texts of an axis, legend or label look. */
export const textProperties = (font: string, size: number): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="0">${faces(font)}</a:defRPr></a:pPr><a:endParaRPr lang="ja-JP"/></a:p></c:txPr>`;

/** `<c:tx>` with a text of its own. */
export const richText = (text: string, font: string, size: number): string =>
  `<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold(size)}">${faces(font)}</a:defRPr></a:pPr>` +
  `<a:r><a:rPr lang="ja-JP" sz="${size}" b="${bold(size)}">${faces(font)}</a:rPr><a:t>${escapePlain(text)}</a:t></a:r></a:p></c:rich></c:tx>`;

const bold = (size: number): number => Number(size >= TEXT_SIZE.title);

export const titleXml = (text: string | undefined, font: string, size: number): string =>
  text === undefined ? "" : `<c:title>${richText(text, font, size)}<c:overlay val="0"/></c:title>`;
