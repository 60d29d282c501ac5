/** The function file Office asks for. Every button opens the pane, so there is nothing to call; it only says that it has loaded. */
void (globalThis as { readonly Office?: { readonly onReady: () => Promise<unknown> } }).Office?.onReady();
