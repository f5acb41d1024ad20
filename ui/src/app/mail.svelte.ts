// Whether emails of the service are delayed at present, as last reported by the shell.

/** Updated with every status. */
export const mail = $state({ delayed: false });
