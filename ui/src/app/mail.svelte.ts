// Whether emails of the service are late at this time, as the shell last said.

/** Set by the desk with every status. */
export const mail = $state({ delayed: false });
