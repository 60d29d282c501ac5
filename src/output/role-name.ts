import type { Masters } from "../core/masters/masters.ts";

/** The role's name in the master; its id where the master has none. */
export const roleName = ({ roles }: Masters, role: string): string => roles.roles.find(({ id }) => id === role)?.name ?? role;
