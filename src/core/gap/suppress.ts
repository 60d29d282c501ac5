/**
 * Small cells (R55-R57): which numbers of people must not be shown, so that neither they nor anything about them can be worked out.
 * A tree of counts: the body, its 部, their 課 with 直属 as one more child.
 */
export interface CountNode {
  /** Unit code; unique in the tree. 直属 of a 部 has a code of its own, e.g. `01#直属`. */
  readonly code: string;
  readonly n: number;
  readonly children: readonly CountNode[];
}

/**
 * Codes of the counts to hide. Zero is always shown; no hidden count is uniquely determined by what is shown.
 * @param k  smallest count that may be shown (R55: 5).
 */
export function hiddenCells(tree: CountNode, k: number): ReadonlySet<string> {
  const hidden = new Set<string>();
  settleChildren(tree, k, hidden);
  settleHidden(tree, hidden);
  return hidden;
}

const isSmall = (n: number, k: number): boolean => n > 0 && n < k;
const byCode = (a: CountNode, b: CountNode): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** R56, bottom-up. */
function settleChildren(node: CountNode, k: number, hidden: Set<string>): void {
  for (const child of node.children) settleChildren(child, k, hidden);
  if (node.children.length === 0) {
    if (isSmall(node.n, k)) hidden.add(node.code);
    return;
  }
  if (isSmall(node.n, k)) hideBranch(node, hidden);
  for (const child of node.children) if (isSmall(child.n, k)) hideBranch(child, hidden);
  if (!node.children.some((child) => hidden.has(child.code))) return;
  if (!hideMore(node.children, k, hidden)) hidden.add(node.code);
}

/** Top-down: a parent hidden beside its siblings must not be the sum of children that all show; its smallest child hides too. */
function settleHidden(node: CountNode, hidden: Set<string>): void {
  const open = hidden.has(node.code) && !node.children.some((child) => hidden.has(child.code));
  const smallest = open ? smallestVisible(node.children, hidden) : undefined;
  if (smallest !== undefined) hidden.add(smallest.code);
  for (const child of node.children) settleHidden(child, hidden);
}

const smallestVisible = (children: readonly CountNode[], hidden: ReadonlySet<string>): CountNode | undefined =>
  children.filter((child) => !hidden.has(child.code) && child.n > 0).sort((a, b) => a.n - b.n || byCode(a, b))[0];

/** A small parent hides itself and everything in it that is not zero. */
function hideBranch(node: CountNode, hidden: Set<string>): void {
  if (node.n > 0) hidden.add(node.code);
  for (const child of node.children) hideBranch(child, hidden);
}

/** Hides the smallest visible sibling until two are hidden and their sum is at least k; false when none is left. */
function hideMore(children: readonly CountNode[], k: number, hidden: Set<string>): boolean {
  for (;;) {
    const gone = children.filter((child) => hidden.has(child.code));
    if (gone.length >= 2 && gone.reduce((sum, child) => sum + child.n, 0) >= k) return true;
    const next = smallestVisible(children, hidden);
    if (next === undefined) return false;
    hidden.add(next.code);
  }
}

/**
 * R57: may a rate be shown? Not when its base is small, nor, in a file that leaves HR, when it tells of 1 to k−1 people (or of all but them).
 */
export function mayShowRate(numerator: number, denominator: number, k: number, leavesHr: boolean): boolean {
  if (denominator < k) return false;
  return !leavesHr || !(isSmall(numerator, k) || isSmall(denominator - numerator, k));
}

/** R55: may a count or a statistic on n people be shown? */
export const mayShowCount = (n: number, k: number): boolean => !isSmall(n, k);
