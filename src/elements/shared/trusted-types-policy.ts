/** Whether the page forbids Lit's policy. The button's module sets it; what says so on the console is loaded later. */
export const trustedTypesPolicy = {isForbidden: false};
