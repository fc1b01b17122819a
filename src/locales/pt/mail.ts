import type {MailStrings} from '../en/mail.ts';
import {plural} from '../plural.ts';

const n = plural('pt');

export const mail: MailStrings = {
  manageButton: 'Acompanhar seu presente',
  warning: 'Este e-mail é só para você: quem tiver o link dele pode cancelar o presente.',
  footer: (shop, domain) =>
    `Você recebe este e-mail porque pagou um presente em ${shop} (${domain}). Ele trata só desse presente. Seu endereço de e-mail é apagado 30 dias depois que o presente termina.`,
  paid: {
    subject: (product) => `Seu presente: ${product}`,
    heading: 'Seu presente está pronto para compartilhar',
    headingScheduled: 'Seu presente está agendado',
    amountPaid: (total, product, count) => `Você pagou ${total} por ${count > 1 ? n(count, {other: '# × '}) : ''}${product}.`,
    amountHeld: (total, product) => `O valor de ${total} está reservado no seu cartão para ${product}. A cobrança só é feita quando o presente é aceito.`,
    claimableUntilHeld: (moment) => `O presente pode ser aceito até ${moment}. Se ninguém aceitar, nada é cobrado.`,
    opens: (moment) => `Pode ser aberto a partir de ${moment}.`,
    claimableUntil: (moment) => `O presente pode ser aceito até ${moment}. Se ninguém aceitar, você recebe o reembolso automaticamente.`,
    eachClaimableUntil: (moment) => `Os presentes podem ser aceitos até ${moment}. Você recebe automaticamente o reembolso dos que ninguém aceitar.`,
    keepThisMail: 'Guarde este e-mail. O link dele mostra a situação do presente, traz de novo o link para quem vai receber e permite cancelar.',
  },
  claimed: {
    subject: (product) => `Aceito: ${product}`,
    heading: 'Seu presente foi aceito',
    text: (product) => `Já há um endereço para ${product}. Só a loja pode vê-lo.`,
    paymentUsed: 'Seu pagamento foi para a loja. Você não precisa fazer mais nada.',
    groupSubject: (claimed, count, product) => `Aceitos ${claimed} de ${count}: ${product}`,
    groupHeading: (claimed, count) => `Aceitos: ${claimed} de ${count}`,
    groupText: (product) => `Já há endereços para ${product}. Só a loja pode vê-los.`,
    groupRemaining: (left, moment, amount) => `${n(left, {one: 'Resta um, que pode ser aceito', other: 'Restam #, que podem ser aceitos'})} até ${moment}. Se ninguém aceitar, você recebe automaticamente um reembolso de ${amount}.`,
    groupPaymentUsed: 'Seu pagamento foi para a loja. Você não precisa fazer mais nada.',
  },
  reminder: {
    subject: (product) => `Ainda esperando: ${product}`,
    heading: 'Seu presente ainda está esperando',
    groupHeading: (left, count) => n(left, {one: `Um de ${count} ainda está esperando`, other: `# de ${count} ainda estão esperando`}),
    claimableUntil: (moment) => `Ninguém aceitou ainda. É possível aceitar até ${moment}.`,
    refundAfterwards: (amount) => `Depois disso, você recebe automaticamente um reembolso de ${amount} na forma de pagamento original.`,
    releaseAfterwards: 'Depois disso, nada é cobrado: a reserva no seu cartão termina.',
    sendAgain: 'Talvez o link tenha se perdido na conversa. Você pode enviá-lo de novo.',
  },
  refunded: {
    subject: (amount, product) => `Reembolso de ${amount}: ${product}`,
    heading: (amount) => `Reembolsamos ${amount} a você`,
    reasons: {
      'paid-too-late': (product) => `Quando seu pagamento chegou, já não era possível enviar como presente: ${product}.`,
      expired: (product) => `Ninguém aceitou a tempo: ${product}.`,
      declined: (product) => `Agradeceram, mas não aceitaram: ${product}.`,
      cancelled: (product) => `Você cancelou o presente: ${product}.`,
      unavailable: (product) => `O presente foi aceito, mas a loja não consegue enviar: ${product}.`,
    },
    destination: 'O dinheiro vai para a forma de pagamento original. Seu banco pode levar alguns dias para mostrá-lo.',
    partOfTotal: (amount, total) => `São ${amount} dos ${total} que você pagou.`,
  },
  holdReleased: {
    subject: (product) => `Sem cobrança: ${product}`,
    heading: 'Nada foi cobrado',
    reasons: {
      'hold-lapsed': (product) => `A reserva no seu cartão terminou, então o presente não pode mais ser aceito: ${product}.`,
      'capture-failed': (product) => `O presente foi aceito, mas seu banco não liberou o dinheiro: ${product}. Avisamos a quem aceitou que a loja não consegue enviar.`,
    },
    text: (amount) => `O valor (${amount}) estava só reservado. Seu banco pode mostrar a reserva por mais alguns dias.`,
  },
  stopped: {
    subject: (product) => `Seu presente terminou: ${product}`,
    heading: 'Seu presente terminou',
    text: 'Seu banco nos consultou sobre este pagamento, então o presente não pode mais ser aceito. Quem o recebe só vê que não está mais disponível. Se você não sabe do que se trata, pergunte ao seu banco.',
  },
  linkReplaced: {
    subject: (product) => `Novo link: ${product}`,
    heading: 'Seu presente tem um novo link',
    text: 'Os links anteriores não funcionam mais. Seu pagamento continua vinculado ao presente.',
    ifNotYou: 'Se foi você, está tudo certo. Se não foi, abra seu presente e cancele: você recebe o reembolso na forma de pagamento original.',
    ifNotYouNoCancel: 'Se foi você, está tudo certo. Se não foi, abra seu presente e gere um novo link: o outro deixa de funcionar.',
    alreadyAccepted: 'Os links anteriores deixaram de funcionar. Depois disso, o presente foi aceito.',
    ifNotYouAccepted: 'Se foi você que trocou o link, está tudo certo. Se não foi, avise a loja imediatamente: se ainda der para interromper o envio, você recebe o reembolso na forma de pagamento original.',
  },
  passcodeChanged: {
    subject: (product) => `Novo código de acesso: ${product}`,
    heading: 'Seu presente tem um novo código de acesso',
    text: 'O código anterior não funciona mais. Envie o novo a quem vai receber.',
    alreadyAccepted: 'O código anterior não funciona mais. Depois disso, o presente foi aceito.',
    ifNotYouAccepted: 'Se foi você que trocou o código, está tudo certo. Se não foi, avise a loja imediatamente: se ainda der para interromper o envio, você recebe o reembolso na forma de pagamento original.',
  },
  passcodeBlocked: {
    subject: (product) => `Muitos códigos errados: ${product}`,
    heading: 'Seu presente não aceita códigos agora',
    text: 'Alguém com o link tentou muitos códigos errados. Para proteger seu presente, ninguém mais pode digitar um, nem mesmo quem vai receber.',
    whatToDo: 'Abra seu presente para gerar um novo link, se o anterior pode ter chegado a outra pessoa, ou para escolher outro código de acesso. Depois, avise quem vai receber.',
  },
};
