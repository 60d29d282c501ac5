/** Which files are meant, by name alone: kept apart from their readers, because the page itself holds no reader. */

export const isMasterBook = (name: string): boolean => /\.(xlsx|xls|csv)$/iu.test(name) && !name.startsWith("~$");
export const isMasterJson = (name: string): boolean => name.endsWith(".json") && name !== "datapackage.json";

/** Which files of a folder of masters are read. */
export const isMasterName = (name: string): boolean => isMasterJson(name) || isMasterBook(name);

/** Which files of an earlier result are read: its tables, records, settings and masters. */
export const isStoredName = (path: string): boolean => /^(?:run\.json|issues\.csv|settings\.json|tables\/[^/]+\.csv|masters\/[^/]+)$/u.test(path);

/** Name under which the page offers new passwords. */
export const SLIPS_FILE = "パスワードの控え.csv";
