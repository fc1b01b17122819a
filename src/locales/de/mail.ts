import type {MailStrings} from '../en/mail.ts';
import {plural} from '../plural.ts';

const n = plural('de');

export const mail: MailStrings = {
  manageButton: 'Geschenk verfolgen',
  warning: 'Diese E-Mail ist nur für dich: Wer ihren Link hat, kann das Geschenk zurücknehmen.',
  footer: (shop, domain) =>
    `Du bekommst diese E-Mail, weil du bei ${shop} (${domain}) ein Geschenk bezahlt hast. Sie betrifft nur dieses Geschenk. Deine E-Mail-Adresse wird 30 Tage nach dem Ende des Geschenks gelöscht.`,
  paid: {
    subject: (product) => `Dein Geschenk: ${product}`,
    heading: 'Dein Geschenk ist bereit zum Verschicken',
    headingScheduled: 'Dein Geschenk ist vorgemerkt',
    amountPaid: (total, product, count) => n(count, {
      one: `Du hast ${total} für ${product} bezahlt.`, other: `Du hast ${total} für # × ${product} bezahlt.`,
    }),
    amountHeld: (total, product) => `${total} sind auf deiner Karte für ${product} reserviert. Abgebucht wird erst, wenn das Geschenk angenommen wird.`,
    claimableUntilHeld: (moment) => `Es kann bis ${moment} angenommen werden. Nimmt es niemand an, wird nichts abgebucht.`,
    opens: (moment) => `Es lässt sich ab ${moment} öffnen.`,
    claimableUntil: (moment) => `Es kann bis ${moment} angenommen werden. Nimmt es niemand an, bekommst du das Geld automatisch zurück.`,
    eachClaimableUntil: (moment) => `Sie können bis ${moment} angenommen werden. Für alle, die übrig bleiben, bekommst du das Geld automatisch zurück.`,
    keepThisMail: 'Heb dir diese E-Mail auf. Über ihren Link siehst du, wie weit dein Geschenk ist, bekommst den Link zum Verschicken noch einmal und kannst das Geschenk zurücknehmen.',
  },
  claimed: {
    subject: (product) => `Angenommen: ${product}`,
    heading: 'Dein Geschenk wurde angenommen',
    text: (product) => `Für ${product} ist jetzt eine Adresse da. Nur der Shop kann sie sehen.`,
    paymentUsed: 'Deine Zahlung ist beim Shop. Du musst nichts mehr tun.',
    groupSubject: (claimed, count, product) => `${claimed} von ${count} angenommen: ${product}`,
    groupHeading: (claimed, count) => `${claimed} von ${count} wurden angenommen`,
    groupText: (product) => `Für ${product} sind Adressen da. Nur der Shop kann sie sehen.`,
    groupRemaining: (left, moment, amount) => n(left, {
      one: `Eins kann noch bis ${moment} angenommen werden. Nimmt es niemand an, bekommst du ${amount} automatisch zurück.`,
      other: `# können noch bis ${moment} angenommen werden. Nimmt sie niemand an, bekommst du ${amount} automatisch zurück.`,
    }),
    groupPaymentUsed: 'Deine Zahlung ist beim Shop. Du musst nichts mehr tun.',
  },
  reminder: {
    subject: (product) => `Wartet noch: ${product}`,
    heading: 'Dein Geschenk wartet noch',
    groupHeading: (left, count) => n(left, {one: `Eins von ${count} wartet noch`, other: `# von ${count} warten noch`}),
    claimableUntil: (moment) => `Noch hat es niemand angenommen. Das geht bis ${moment}.`,
    refundAfterwards: (amount) => `Danach gehen ${amount} automatisch dorthin zurück, womit du bezahlt hast.`,
    releaseAfterwards: 'Danach wird nichts abgebucht: Die Reservierung auf deiner Karte endet.',
    sendAgain: 'Vielleicht ist der Link im Chat untergegangen. Du kannst ihn noch einmal schicken.',
  },
  refunded: {
    subject: (amount, product) => `${amount} zurück: ${product}`,
    heading: (amount) => `Du hast ${amount} zurückbekommen`,
    reasons: {
      'paid-too-late': (product) => `Als deine Zahlung ankam, konnte ${product} nicht mehr verschenkt werden.`,
      expired: (product) => `Niemand hat ${product} rechtzeitig angenommen.`,
      declined: (product) => `${product} wurde dankend abgelehnt.`,
      cancelled: (product) => `Du hast ${product} zurückgenommen.`,
      unavailable: (product) => `${product} wurde angenommen, aber der Shop kann es nicht schicken.`,
    },
    destination: 'Das Geld ging dorthin zurück, womit du bezahlt hast. Bis deine Bank es zeigt, kann es ein paar Tage dauern.',
    partOfTotal: (amount, total) => `Das sind ${amount} von den ${total}, die du bezahlt hast.`,
  },
  holdReleased: {
    subject: (product) => `Nichts abgebucht: ${product}`,
    heading: 'Es wurde nichts abgebucht',
    reasons: {
      'hold-lapsed': (product) => `Die Reservierung auf deiner Karte ist abgelaufen, deshalb kann ${product} nicht mehr angenommen werden.`,
      'capture-failed': (product) => `${product} wurde angenommen, aber deine Bank hat das Geld nicht freigegeben. Der beschenkten Person haben wir gesagt, dass der Shop es nicht schicken kann.`,
    },
    text: (amount) => `${amount} waren nur reserviert. Vielleicht zeigt deine Bank die Reservierung noch ein paar Tage.`,
  },
  stopped: {
    subject: (product) => `Dein Geschenk ist beendet: ${product}`,
    heading: 'Dein Geschenk ist beendet',
    text: 'Deine Bank hat uns wegen dieser Zahlung eine Frage gestellt, deshalb kann das Geschenk nicht mehr angenommen werden. Die beschenkte Person sieht nur, dass es nicht mehr verfügbar ist. Wenn du davon nichts weißt, frag deine Bank.',
  },
  linkReplaced: {
    subject: (product) => `Neuer Link: ${product}`,
    heading: 'Dein Geschenk hat einen neuen Link',
    text: 'Alle früheren Links gelten nicht mehr. Deine Zahlung bleibt beim Geschenk.',
    ifNotYou: 'Wenn du das warst, ist alles gut. Wenn nicht, öffne dein Geschenk und nimm es zurück: Das Geld geht dorthin zurück, womit du bezahlt hast.',
    ifNotYouNoCancel: 'Wenn du das warst, ist alles gut. Wenn nicht, öffne dein Geschenk und hol dir einen neuen Link: Der andere gilt dann nicht mehr.',
    alreadyAccepted: 'Alle früheren Links gelten nicht mehr. Inzwischen wurde das Geschenk angenommen.',
    ifNotYouAccepted: 'Wenn du den Link ersetzt hast, ist alles gut. Wenn nicht, sag sofort dem Shop Bescheid: Kann er die Sendung noch aufhalten, geht das Geld dorthin zurück, womit du bezahlt hast.',
  },
  passcodeChanged: {
    subject: (product) => `Neues Codewort: ${product}`,
    heading: 'Dein Geschenk hat ein neues Codewort',
    text: 'Das frühere Codewort gilt nicht mehr. Sag das neue weiter.',
    alreadyAccepted: 'Das frühere Codewort gilt nicht mehr. Inzwischen wurde das Geschenk angenommen.',
    ifNotYouAccepted: 'Wenn du das Codewort geändert hast, ist alles gut. Wenn nicht, sag sofort dem Shop Bescheid: Kann er die Sendung noch aufhalten, geht das Geld dorthin zurück, womit du bezahlt hast.',
  },
  passcodeBlocked: {
    subject: (product) => `Zu viele falsche Codewörter: ${product}`,
    heading: 'Dein Geschenk nimmt gerade kein Codewort an',
    text: 'Jemand mit dem Link hat viele falsche Codewörter ausprobiert. Damit dein Geschenk sicher bleibt, kann jetzt niemand mehr eins eingeben, auch nicht die beschenkte Person.',
    whatToDo: 'Öffne dein Geschenk und hol dir einen neuen Link, falls der alte bei jemand anderem gelandet sein könnte, oder wähle ein neues Codewort. Sag danach Bescheid.',
  },
};
