import type {DetailStrings} from '../en/details.ts';
import {plural} from '../plural.ts';

const n = plural('es');

export const details: DetailStrings = {
  timeUntilOpen: (span) => `Se abre en ${span}`,
  opensFrom: (moment) => `Se puede abrir desde el ${moment}.`,
  opensAtRecipientTime: (moment) => `Para quien lo recibe, el ${moment}.`,
  untilOpenText: (window) => `Ya puedes compartir el enlace: hasta entonces, solo muestra la fecha. Después habrá ${window} para aceptarlo. Si no se acepta, recuperas tu dinero.`,
  secret: 'Es una sorpresa: lo que hay dentro solo se ve al abrirlo.',
  passcode: 'Se abre con el código de acceso que elegiste. No está en el enlace: compártelo aparte.',
  changePasscode: 'Cambiar el código de acceso',
  passcodeBlockedTitle: 'Demasiados códigos erróneos',
  passcodeBlockedText: 'Alguien con el enlace probó muchos, así que ahora nadie puede escribir un código. Tu regalo está a salvo. Si el enlace pudo llegar a otra persona, obtén uno nuevo. Si no, elige otro código de acceso.',
  newPasscode: 'Elegir otro código',
  openText: (left) => n(left, {
    one: 'Quien tenga el enlace puede aceptar el último.', other: 'Quien tenga el enlace puede aceptar uno. Quedan #.',
  }),
  scheduledText: (count) => n(count, {one: 'Hay un regalo programado.', other: 'Los # regalos están programados.'}),
  closedText: 'Ya no se pueden aceptar. Los que se aceptaron no cambian.',
  allAcceptedText: 'Solo la tienda ve adónde va cada uno.',
  counts: {
    free: (count) => n(count, {one: '# disponible', other: '# disponibles'}),
    accepted: (count) => n(count, {one: '# aceptado', other: '# aceptados'}),
    shipped: (count) => n(count, {other: '# en camino'}),
    delivered: (count) => n(count, {one: '# entregado', other: '# entregados'}),
    declined: (count) => n(count, {one: '# rechazado amablemente', other: '# rechazados amablemente'}),
    expired: (count) => n(count, {one: '# no aceptado a tiempo', other: '# no aceptados a tiempo'}),
    cancelled: (count) => n(count, {one: '# cancelado', other: '# cancelados'}),
    unavailable: (count) => n(count, {one: '# no se pudo entregar', other: '# no se pudieron entregar'}),
    unknown: (count) => n(count, {other: '# con novedades'}),
  },
  labels: {
    free: 'Disponible', accepted: 'Aceptado', shipped: 'En camino', delivered: 'Entregado', declined: 'Rechazado amablemente',
    expired: 'No aceptado a tiempo', cancelled: 'Cancelado', unavailable: 'No se pudo entregar', unknown: 'Con novedades',
  },
  countsLabel: 'Progreso',
  oneByOne: 'Uno por uno',
  portion: (from, to) => (from === to ? `N.º ${from}` : `N.º ${from}–${to}`),
  thanks: 'Te dan las gracias',
  declineNotes: 'Te escribieron',
  moreThanks: (count) => n(count, {other: '# más'}),
  endReasons: {
    'payment-disputed': 'Tu banco preguntó por este pago, así que el regalo ya no se puede aceptar. A quien lo recibe solo le decimos que ya no está disponible.',
    'payment-refunded': 'La tienda te devolvió el pago, así que el regalo ya no se puede aceptar.',
    'hold-lapsed': 'El importe solo estaba reservado en tu tarjeta, y la reserva terminó antes de que alguien lo aceptara.',
    'capture-failed': 'El regalo se aceptó, pero tu banco no liberó el dinero. A quien lo aceptó solo le decimos que la tienda no puede enviarlo.',
  },
  moneyAtBank: 'Ahora tu banco decide sobre el dinero.',
};
