import type {SealedCardStrings} from '../en/sealed-card.ts';

export const sealedCard: SealedCardStrings = {
  giftFrom: (name) => `Um presente de ${name}`,
  noteFrom: (name) => `Uma mensagem de ${name}`,
  shopLabel: 'Da loja',
  trustNotice: 'Nunca pediremos que você pague, faça login nem informe um número de cartão.',
  open: 'Abrir',
  opening: 'Abrindo',
  timeLeft: (span, moment) => `Você tem ${span} para aceitar, até ${moment}`,
  paidOn: (day) => `Já está pago (${day})`,
  thirdPartyNotice: (host, shop) => `Esta página pertence a ${host}, não a ${shop}.`,
  passcodeNotice: (name) => `${name} protegeu o presente com um código de acesso.`,
  portionsLeft: (left, total) => `Um por pessoa: ${left} de ${total} ainda disponíveis`,
  framedNotice: 'Para sua segurança, este presente abre na própria aba.',
  openStandalone: 'Abrir o presente na própria aba',
  timeUntilOpen: (span) => `Abre em ${span}`,
  offline: 'Não há conexão no momento. O presente está seguro; tente de novo daqui a pouco.',
};
