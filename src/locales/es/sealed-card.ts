import type {SealedCardStrings} from '../en/sealed-card.ts';

export const sealedCard: SealedCardStrings = {
  giftFrom: (name) => `Un regalo de ${name}`,
  noteFrom: (name) => `Dedicatoria de ${name}`,
  shopLabel: 'De la tienda',
  trustNotice: 'Nunca te pediremos que pagues, inicies sesión ni des un número de tarjeta.',
  open: 'Abrir',
  opening: 'Abriendo',
  timeLeft: (span, moment) => `Tienes ${span} para aceptarlo, hasta el ${moment}`,
  paidOn: (day) => `Ya está pagado (${day})`,
  thirdPartyNotice: (host, shop) => `Esta página pertenece a ${host}, no a ${shop}.`,
  passcodeNotice: (name) => `${name} lo protegió con un código de acceso.`,
  portionsLeft: (left, total) => `Uno por persona: quedan ${left} de ${total}`,
  framedNotice: 'Por tu seguridad, este regalo se abre en su propia pestaña.',
  openStandalone: 'Abrir el regalo en su pestaña',
  timeUntilOpen: (span) => `Se abre en ${span}`,
  offline: 'Ahora mismo no hay conexión. El regalo está a salvo; vuelve a intentarlo en un momento.',
};
