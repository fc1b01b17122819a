import type {DetailStrings} from '../en/details.ts';
import {plural} from '../plural.ts';

const n = plural('pt');

export const details: DetailStrings = {
  timeUntilOpen: (span) => `Abre em ${span}`,
  opensFrom: (moment) => `Pode ser aberto a partir de ${moment}.`,
  opensAtRecipientTime: (moment) => `Para quem recebe: ${moment}.`,
  untilOpenText: (window) => `Você já pode compartilhar o link: até lá, ele só mostra a data. Depois, o prazo para aceitar é de ${window}. Se ninguém aceitar, você recebe seu dinheiro de volta.`,
  secret: 'É surpresa: o que há dentro só aparece quando o presente é aberto.',
  passcode: 'Abre com o código de acesso que você escolheu. Ele não está no link: envie-o separadamente.',
  changePasscode: 'Trocar o código de acesso',
  passcodeBlockedTitle: 'Muitos códigos errados',
  passcodeBlockedText: 'Alguém com o link tentou muitos códigos, então agora ninguém pode digitar um. Seu presente está seguro. Se o link pode ter chegado a outra pessoa, gere um novo. Se não, escolha outro código de acesso.',
  newPasscode: 'Escolher outro código',
  openText: (left) => n(left, {
    one: 'Quem tiver o link pode aceitar o último.', other: 'Quem tiver o link pode aceitar um. Restam #.',
  }),
  scheduledText: (count) => n(count, {one: 'Um presente está agendado.', other: 'Todos os # presentes estão agendados.'}),
  closedText: 'Não podem mais ser aceitos. Os que já foram aceitos não mudam.',
  allAcceptedText: 'Só a loja vê para onde vai cada um.',
  counts: {
    free: (count) => n(count, {one: '# disponível', other: '# disponíveis'}),
    accepted: (count) => n(count, {one: '# aceito', other: '# aceitos'}),
    shipped: (count) => n(count, {other: '# a caminho'}),
    delivered: (count) => n(count, {one: '# entregue', other: '# entregues'}),
    declined: (count) => n(count, {one: '# recusado com carinho', other: '# recusados com carinho'}),
    expired: (count) => n(count, {one: '# não aceito a tempo', other: '# não aceitos a tempo'}),
    cancelled: (count) => n(count, {one: '# cancelado', other: '# cancelados'}),
    unavailable: (count) => n(count, {one: '# não pôde ser entregue', other: '# não puderam ser entregues'}),
    unknown: (count) => n(count, {other: '# com novidades'}),
  },
  labels: {
    free: 'Disponível', accepted: 'Aceito', shipped: 'A caminho', delivered: 'Entregue', declined: 'Recusado com carinho',
    expired: 'Não aceito a tempo', cancelled: 'Cancelado', unavailable: 'Não pôde ser entregue', unknown: 'Com novidades',
  },
  countsLabel: 'Andamento',
  oneByOne: 'Um por um',
  portion: (from, to) => (from === to ? `Nº ${from}` : `Nº ${from}–${to}`),
  thanks: 'Agradecimento para você',
  declineNotes: 'Escreveram para você',
  moreThanks: (count) => n(count, {other: 'Mais #'}),
  endReasons: {
    'payment-disputed': 'Seu banco questionou este pagamento, então o presente não pode mais ser aceito. Quem o recebe só vê que não está mais disponível.',
    'payment-refunded': 'A loja devolveu seu pagamento, então o presente não pode mais ser aceito.',
    'hold-lapsed': 'O valor estava só reservado no seu cartão, e a reserva terminou antes que alguém aceitasse.',
    'capture-failed': 'O presente foi aceito, mas seu banco não liberou o dinheiro. Quem aceitou só vê que a loja não consegue enviar.',
  },
  moneyAtBank: 'Agora seu banco decide sobre o dinheiro.',
};
