import type {SentGiftsStrings} from '../en/sent-gifts.ts';

export const sentGifts: SentGiftsStrings = {
  listTitle: 'Qual presente?',
  listText: 'Estes foram enviados deste navegador.',
  storedHere: 'Ficam guardados só neste navegador. Quem o usar pode acompanhá-los e cancelá-los.',
  sentOn: (day) => `Enviado em ${day}`,
  unknownToShop: 'A loja não o encontra',
  remove: 'Remover deste navegador',
  removeNamed: (title) => `Remover “${title}” deste navegador`,
  removeText: 'O presente em si não muda. Sem seu link particular, você não poderá mais acompanhá-lo nem cancelá-lo.',
  removeConfirm: 'Remover',
  removeDismiss: 'Manter aqui',
  removed: 'Removido deste navegador.',
  noneTitle: 'Nenhum presente aqui',
  noneText: 'Para acompanhar um presente, abra o link particular que você guardou ao enviá-lo.',
  truncatedTitle: 'Este link está incompleto',
  truncatedText: 'Falta uma parte dele. Copie o link completo e abra-o de novo.',
  claimLinkTitle: 'Este é o link do presente',
  claimLinkText: 'É para quem recebe: abre o presente, mas não serve para acompanhá-lo. Abra-o na página dele.',
  unknownTitle: 'Não encontramos este presente',
  unknownText: 'O link pode ter sido digitado errado ou ser de outra loja.',
};
