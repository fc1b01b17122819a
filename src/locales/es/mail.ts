import type {MailStrings} from '../en/mail.ts';
import {plural} from '../plural.ts';

const n = plural('es');

export const mail: MailStrings = {
  manageButton: 'Seguir tu regalo',
  warning: 'Este correo es solo para ti: quien tenga su enlace puede cancelar el regalo.',
  footer: (shop, domain) =>
    `Recibes este correo porque pagaste un regalo en ${shop} (${domain}). Trata solo de ese regalo. Tu dirección de correo se borra 30 días después de que el regalo termine.`,
  paid: {
    subject: (product) => `Tu regalo: ${product}`,
    heading: 'Tu regalo está listo para compartir',
    headingScheduled: 'Tu regalo está programado',
    amountPaid: (total, product, count) => `Pagaste ${total} por ${count > 1 ? n(count, {other: '# × '}) : ''}${product}.`,
    amountHeld: (total, product) => `Hay ${total} reservados en tu tarjeta por ${product}. Solo se te cobra cuando el regalo se acepta.`,
    claimableUntilHeld: (moment) => `Se puede aceptar hasta el ${moment}. Si nadie lo acepta, no se te cobra.`,
    opens: (moment) => `Se puede abrir desde el ${moment}.`,
    claimableUntil: (moment) => `Se puede aceptar hasta el ${moment}. Si nadie lo acepta, se te reembolsa automáticamente.`,
    eachClaimableUntil: (moment) => `Se pueden aceptar hasta el ${moment}. Los que nadie acepte se te reembolsan automáticamente.`,
    keepThisMail: 'Guarda este correo. Su enlace te muestra el estado del regalo, te da de nuevo el enlace que debes enviar y te permite cancelar.',
  },
  claimed: {
    subject: (product) => `Aceptado: ${product}`,
    heading: 'Han aceptado tu regalo',
    text: (product) => `Ya hay una dirección para ${product}. Solo la tienda puede verla.`,
    paymentUsed: 'Tu pago ha llegado a la tienda. No tienes que hacer nada más.',
    groupSubject: (claimed, count, product) => `Aceptados ${claimed} de ${count}: ${product}`,
    groupHeading: (claimed, count) => `Han aceptado ${claimed} de ${count}`,
    groupText: (product) => `Ya hay direcciones para ${product}. Solo la tienda puede verlas.`,
    groupRemaining: (left, moment, amount) => `${n(left, {one: 'Queda uno, que se puede aceptar', other: 'Quedan #, que se pueden aceptar'})} hasta el ${moment}. Si nadie lo hace, recibes automáticamente un reembolso de ${amount}.`,
    groupPaymentUsed: 'Tu pago ha llegado a la tienda. No tienes que hacer nada más.',
  },
  reminder: {
    subject: (product) => `Sigue esperando: ${product}`,
    heading: 'Tu regalo sigue esperando',
    groupHeading: (left, count) => n(left, {one: `Uno de ${count} sigue esperando`, other: `# de ${count} siguen esperando`}),
    claimableUntil: (moment) => `Nadie lo ha aceptado todavía. Se puede aceptar hasta el ${moment}.`,
    refundAfterwards: (amount) => `Después, recibes automáticamente un reembolso de ${amount} en tu método de pago original.`,
    releaseAfterwards: 'Después, no se te cobra: termina la reserva en tu tarjeta.',
    sendAgain: 'Quizá el enlace se perdió en el chat. Puedes enviarlo otra vez.',
  },
  refunded: {
    subject: (amount, product) => `Reembolso de ${amount}: ${product}`,
    heading: (amount) => `Te hemos reembolsado ${amount}`,
    reasons: {
      'paid-too-late': (product) => `Cuando llegó tu pago, ya no se podía enviar como regalo: ${product}.`,
      expired: (product) => `Nadie aceptó a tiempo: ${product}.`,
      declined: (product) => `Te dieron las gracias, pero no lo aceptaron: ${product}.`,
      cancelled: (product) => `Cancelaste el regalo: ${product}.`,
      unavailable: (product) => `El regalo se aceptó, pero la tienda no puede enviarlo: ${product}.`,
    },
    destination: 'El dinero va a tu método de pago original. Tu banco puede tardar unos días en mostrarlo.',
    partOfTotal: (amount, total) => `Son ${amount} de los ${total} que pagaste.`,
  },
  holdReleased: {
    subject: (product) => `Sin cobro: ${product}`,
    heading: 'No se te ha cobrado',
    reasons: {
      'hold-lapsed': (product) => `La reserva en tu tarjeta ha terminado, así que el regalo ya no se puede aceptar: ${product}.`,
      'capture-failed': (product) => `El regalo se aceptó, pero tu banco no liberó el dinero: ${product}. A quien lo aceptó le hemos dicho que la tienda no puede enviarlo.`,
    },
    text: (amount) => `El importe (${amount}) solo estaba reservado. Tu banco puede mostrar la reserva unos días más.`,
  },
  stopped: {
    subject: (product) => `Tu regalo ha terminado: ${product}`,
    heading: 'Tu regalo ha terminado',
    text: 'Tu banco nos ha consultado sobre este pago, así que el regalo ya no se puede aceptar. A quien lo recibe solo le decimos que ya no está disponible. Si no sabes nada de esto, pregunta a tu banco.',
  },
  linkReplaced: {
    subject: (product) => `Nuevo enlace: ${product}`,
    heading: 'Tu regalo tiene un nuevo enlace',
    text: 'Los enlaces anteriores ya no funcionan. Tu pago sigue asociado al regalo.',
    ifNotYou: 'Si lo cambiaste tú, todo está bien. Si no, abre tu regalo y cancélalo: recibes el reembolso en tu método de pago original.',
    ifNotYouNoCancel: 'Si lo cambiaste tú, todo está bien. Si no, abre tu regalo y obtén un nuevo enlace: el otro dejará de funcionar.',
    alreadyAccepted: 'Los enlaces anteriores dejaron de funcionar. Desde entonces, alguien ha aceptado el regalo.',
    ifNotYouAccepted: 'Si lo cambiaste tú, todo está bien. Si no, avisa a la tienda de inmediato: si aún puede detener el envío, recibes el reembolso en tu método de pago original.',
  },
  passcodeChanged: {
    subject: (product) => `Nuevo código de acceso: ${product}`,
    heading: 'Tu regalo tiene un nuevo código de acceso',
    text: 'El código anterior ya no funciona. Comparte el nuevo con quien recibe el regalo.',
    alreadyAccepted: 'El código anterior ya no funciona. Desde entonces, alguien ha aceptado el regalo.',
    ifNotYouAccepted: 'Si lo cambiaste tú, todo está bien. Si no, avisa a la tienda de inmediato: si aún puede detener el envío, recibes el reembolso en tu método de pago original.',
  },
  passcodeBlocked: {
    subject: (product) => `Demasiados códigos erróneos: ${product}`,
    heading: 'Tu regalo no admite códigos por ahora',
    text: 'Alguien con el enlace probó muchos códigos erróneos. Para proteger tu regalo, ya nadie puede escribir uno, ni siquiera quien debe recibirlo.',
    whatToDo: 'Abre tu regalo para obtener un nuevo enlace, si el anterior pudo llegar a otra persona, o para elegir otro código de acceso. Después, compártelo.',
  },
};
