import type {SentGiftsStrings} from '../en/sent-gifts.ts';

export const sentGifts: SentGiftsStrings = {
  listTitle: '¿Qué regalo?',
  listText: 'Estos se enviaron desde este navegador.',
  storedHere: 'Solo se guardan en este navegador. Quien lo use puede seguirlos y cancelarlos.',
  sentOn: (day) => `Enviado el ${day}`,
  unknownToShop: 'La tienda no lo encuentra',
  remove: 'Quitar de este navegador',
  removeNamed: (title) => `Quitar «${title}» de este navegador`,
  removeText: 'El regalo no cambia. Sin tu enlace privado, ya no podrás seguirlo ni cancelarlo.',
  removeConfirm: 'Quitar',
  removeDismiss: 'Dejarlo aquí',
  removed: 'Quitado de este navegador.',
  noneTitle: 'Aquí no hay ningún regalo',
  noneText: 'Para seguir un regalo, abre el enlace privado que guardaste al enviarlo.',
  truncatedTitle: 'Este enlace está incompleto',
  truncatedText: 'Le falta una parte. Copia el enlace completo y ábrelo otra vez.',
  claimLinkTitle: 'Este es el enlace del regalo',
  claimLinkText: 'Es para quien lo recibe: abre el regalo, pero no sirve para seguirlo. Ábrelo en su propia página.',
  unknownTitle: 'No encontramos este regalo',
  unknownText: 'Puede que el enlace esté mal escrito o sea de otra tienda.',
};
