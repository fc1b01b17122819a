import type {PageStrings} from '../en/pages.ts';

export const pages: PageStrings = {
  claimTitle: 'Há um presente à sua espera',
  claimDescription: 'Abra a caixa e veja o que está dentro.',
  claimWithoutScript: 'Para abrir o seu presente, permita JavaScript nesta página ou abra o link em outro navegador.',
  previewImageAlt: 'Uma caixa de presente com um laço',
  manageTitle: 'O seu presente',
  manageDescription: 'Veja em que ponto está o seu presente.',
  manageWithoutScript: 'Para acompanhar o seu presente, permita JavaScript nesta página ou abra o link em outro navegador.',
  notFoundTitle: 'Página não encontrada',
  notFoundText: 'O link pode estar incompleto. Copie-o novamente da mensagem em que chegou.',
  readOnlyTitle: 'Esta página só pode ser vista',
  readOnlyText: 'Abra o link em um navegador.',
  rootTitle: 'O seu servidor de presentes está ativo',
  rootPaste: (shop) => `Para que um produto de ${shop} possa ser oferecido, cole isto na página dele:`,
  rootHints: 'Em product, coloque a ref de um produto do seu catálogo, e adicione a origem da página a allowedOrigins.',
  rootRecipients: 'Procurava um presente? O link está incompleto. Copie-o novamente da mensagem em que chegou.',
};
