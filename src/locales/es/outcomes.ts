import type {OutcomeStrings} from '../en/outcomes.ts';

const sender = 'quien te lo envió';
const ask = (from: string | undefined, what: string) => `Pregúntale a ${from ?? sender} ${what}.`;
const request = (from: string | undefined, what: string) => `Pídele a ${from ?? sender} ${what}.`;

export const outcomes: OutcomeStrings = {
  claimed: {
    title: 'Este regalo ya se aceptó',
    text: (from) => `Otra persona lo aceptó antes. ${ask(from, 'si era para ti')}`,
    hint: 'Si lo aceptaste tú en otro dispositivo, abre el enlace que guardaste allí.',
  },
  'fully-claimed': {
    title: 'Ya se aceptaron todos estos regalos',
    text: (from) => `Cada persona podía aceptar uno y no queda ninguno. ${ask(from, 'si hay uno más')}`,
  },
  expired: {
    title: 'Este regalo ha caducado',
    text: (from) => `Nadie lo aceptó a tiempo, así que ${from ?? sender} recibirá el reembolso automáticamente. No debes nada.`,
    hint: 'Si aún lo quieres, díselo: puede enviártelo otra vez.',
  },
  cancelled: {
    title: 'Este regalo se canceló',
    text: (from) => `${from ?? 'Quien te lo envió'} lo canceló antes de que se aceptara y recibirá el reembolso automáticamente.`,
    hint: 'Si te sorprende, pregunta: a veces solo va a llegarte de otra forma.',
  },
  stopped: {
    title: 'Este regalo ya no está disponible',
    text: (from) => `Terminó antes de que se aceptara, y no tiene nada que ver contigo. ${ask(from, 'si quieres saber más')}`,
  },
  replaced: {
    title: 'Hay un enlace más reciente',
    text: (from) => `Este regalo tiene ahora otro enlace y este ya no lo abre. ${request(from, 'el nuevo')}`,
  },
  'passcode-blocked': {
    title: 'Ahora no se admite ningún código',
    text: (from) => `Hubo demasiados códigos erróneos y el regalo se bloqueó para protegerlo. ${request(from, 'un nuevo enlace o un nuevo código de acceso')}`,
    hint: 'Con un nuevo código de acceso, puedes volver a intentarlo aquí.',
  },
  declined: {
    title: 'Regalo rechazado',
    text: (from) => `Este regalo se rechazó. ${from ?? 'Quien te lo envió'} recibirá el reembolso automáticamente.`,
    hint: 'Si has cambiado de opinión, díselo: puede enviártelo otra vez.',
  },
  unpaid: {
    title: 'Ya casi está',
    text: () => 'El pago de este regalo aún se está confirmando. Esta página se actualiza automáticamente.',
  },
  scheduled: {
    title: 'Todavía no',
    text: (from) => `${from ?? 'Alguien'} tiene un regalo para ti y eligió cuándo se abre. Vuelve entonces o quédate: la caja aparecerá aquí automáticamente.`,
  },
  'not-found': {
    title: 'No encontramos este regalo',
    text: () => 'Puede que el enlace esté mal escrito o sea de otra tienda. Pide el enlace otra vez.',
  },
  truncated: {
    title: 'Este enlace está incompleto',
    text: () => 'El chat o el correo cortó el final, y ahí está la llave. Pide otra vez el enlace completo.',
  },
  'no-link': {
    title: 'Aquí no hay ningún regalo',
    text: () => 'Cada regalo llega con su propio enlace, de alguien que conoces. Ábrelo y la caja aparecerá aquí.',
  },
  'manage-link': {
    title: 'Este es el enlace de quien regala',
    text: () => 'Sirve para seguir y cancelar el regalo: no lo compartas. Lo que debes enviar es el enlace del regalo.',
  },
  offline: {
    title: 'Sin conexión',
    text: () => 'El regalo está a salvo. Aparecerá en cuanto vuelva la conexión.',
  },
  unreachable: {
    title: 'No podemos contactar con la tienda',
    text: () => 'El regalo está a salvo. Vuelve a intentarlo en un momento.',
  },
  'origin-not-allowed': {
    title: 'Esta página no puede abrir regalos',
    text: () => 'La tienda no ofrece regalos en esta página. El regalo está a salvo: abre el enlace tal como te llegó.',
  },
  'insecure-context': {
    title: 'Esta página no es segura',
    text: () => 'Un regalo solo se puede abrir en una página cuya dirección empiece por https. Pide a la tienda la correcta.',
  },
  'unknown-receipt': {
    title: 'No encontramos este comprobante',
    text: () => 'Puede que el enlace esté incompleto o sea de otra tienda. Si lo aceptaste en otro dispositivo, abre el enlace que guardaste allí.',
  },
  erased: {
    title: 'Tus datos se han borrado',
    text: () => 'Se borraron todos los datos personales, como pediste. Si el regalo ya se había enviado, llegará igualmente; si no, quien te lo envió recibirá el reembolso automáticamente.',
    hint: 'No hay nada más que hacer aquí. Puedes cerrar esta página.',
  },
};
