/** The hosted pages around the elements, link previews, and the page at the root of the backend. */
export const pages = {
  claimTitle: 'A gift is waiting for you',
  claimDescription: 'Open the box to see what is inside.',
  claimWithoutScript: 'To open your gift, allow JavaScript for this page, or open the link in another browser.',
  previewImageAlt: 'A gift box, tied with a ribbon',
  manageTitle: 'Your gift',
  manageDescription: 'See how far your gift has come.',
  manageWithoutScript: 'To follow your gift, allow JavaScript for this page, or open the link in another browser.',
  notFoundTitle: 'Page not found',
  notFoundText: 'The link may be incomplete. Copy it again from the message that it came in.',
  readOnlyTitle: 'This page can only be viewed',
  readOnlyText: 'Open the link in a browser.',
  rootTitle: 'Your gifting backend is running',
  rootPaste: (shop: string) => `To let people send a product of ${shop} as a gift, paste this into its page:`,
  rootHints: 'Set product to the ref of a product in your catalog, and list the origin of the page in allowedOrigins.',
  rootRecipients: 'Were you looking for a gift? The link is incomplete. Copy it again from the message that it came in.',
};

export type PageStrings = typeof pages;
