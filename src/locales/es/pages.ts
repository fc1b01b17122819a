import type {PageStrings} from '../en/pages.ts';

export const pages: PageStrings = {
  claimTitle: 'Te espera un regalo',
  claimDescription: 'Abre la caja y descubre qué hay dentro.',
  claimWithoutScript: 'Para abrir tu regalo, permite JavaScript en esta página o abre el enlace en otro navegador.',
  previewImageAlt: 'Una caja de regalo atada con un lazo',
  manageTitle: 'Tu regalo',
  manageDescription: 'Mira por dónde va tu regalo.',
  manageWithoutScript: 'Para seguir tu regalo, permite JavaScript en esta página o abre el enlace en otro navegador.',
  notFoundTitle: 'Página no encontrada',
  notFoundText: 'Puede que el enlace esté incompleto. Cópialo otra vez del mensaje en el que llegó.',
  readOnlyTitle: 'Esta página solo se puede ver',
  readOnlyText: 'Abre el enlace en un navegador.',
  rootTitle: 'Tu servidor de regalos está en marcha',
  rootPaste: (shop) => `Para que un producto de ${shop} se pueda regalar, pega esto en su página:`,
  rootHints: 'Pon en product la ref de un producto de tu catálogo y añade el origen de la página a allowedOrigins.',
  rootRecipients: '¿Buscabas un regalo? El enlace está incompleto. Cópialo otra vez del mensaje en el que llegó.',
};
