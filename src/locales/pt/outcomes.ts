import type {OutcomeStrings} from '../en/outcomes.ts';

const sender = 'quem enviou';
const ask = (from: string | undefined, what: string) => `Pergunte a ${from ?? sender} ${what}.`;
const request = (from: string | undefined, what: string) => `Peça a ${from ?? sender} ${what}.`;

export const outcomes: OutcomeStrings = {
  claimed: {
    title: 'Este presente já foi aceito',
    text: (from) => `Outra pessoa aceitou antes. ${ask(from, 'se era para você')}`,
    hint: 'Se foi você, em outro dispositivo, abra o link que guardou lá.',
  },
  'fully-claimed': {
    title: 'Todos estes presentes já foram aceitos',
    text: (from) => `Cada pessoa podia aceitar um, e não resta nenhum. ${ask(from, 'se há mais um')}`,
  },
  expired: {
    title: 'Este presente expirou',
    text: (from) => `Ninguém aceitou a tempo, então ${from ?? sender} recebe o reembolso automaticamente. Você não deve nada.`,
    hint: 'Se você ainda quiser o presente, avise: ele pode ser enviado de novo.',
  },
  cancelled: {
    title: 'Este presente foi cancelado',
    text: (from) => `${from ?? 'Quem enviou'} cancelou antes que fosse aceito e recebe o reembolso automaticamente.`,
    hint: 'Se você estranhou, pergunte: às vezes ele só vai chegar de outro jeito.',
  },
  stopped: {
    title: 'Este presente não está mais disponível',
    text: (from) => `Ele terminou antes de ser aceito, e isso não tem nada a ver com você. ${ask(from, 'se quiser saber mais')}`,
  },
  replaced: {
    title: 'Há um link mais recente',
    text: (from) => `Este presente agora tem outro link, e este não o abre mais. ${request(from, 'o novo')}`,
  },
  'passcode-blocked': {
    title: 'Nenhum código é aceito agora',
    text: (from) => `Houve muitos códigos errados, e o presente foi bloqueado para ficar seguro. ${request(from, 'um novo link ou um novo código de acesso')}`,
    hint: 'Com um novo código de acesso, você pode tentar de novo aqui.',
  },
  declined: {
    title: 'Presente recusado',
    text: (from) => `Este presente foi recusado. ${from ?? 'Quem enviou'} recebe o reembolso automaticamente.`,
    hint: 'Se você mudou de ideia, avise: ele pode ser enviado de novo.',
  },
  unpaid: {
    title: 'Quase lá',
    text: () => 'O pagamento deste presente ainda está sendo confirmado. Esta página se atualiza automaticamente.',
  },
  scheduled: {
    title: 'Ainda não',
    text: (from) => `${from ?? 'Alguém'} tem um presente para você e escolheu quando ele abre. Volte na data ou fique por aqui: a caixa aparece automaticamente.`,
  },
  'not-found': {
    title: 'Não encontramos este presente',
    text: () => 'O link pode ter sido digitado errado ou ser de outra loja. Peça o link de novo.',
  },
  truncated: {
    title: 'Este link está incompleto',
    text: () => 'A conversa ou o e-mail cortou o final, e é lá que fica a chave. Peça o link completo de novo.',
  },
  'no-link': {
    title: 'Nenhum presente aqui',
    text: () => 'Cada presente vem com seu próprio link, de alguém que você conhece. Abra esse link, e a caixa aparece aqui.',
  },
  'manage-link': {
    title: 'Este é o link de quem presenteia',
    text: () => 'Ele serve para acompanhar e cancelar o presente: não o compartilhe. O que você deve enviar é o link do presente.',
  },
  offline: {
    title: 'Sem conexão',
    text: () => 'O presente está seguro. Ele aparece assim que a conexão voltar.',
  },
  unreachable: {
    title: 'Não foi possível falar com a loja',
    text: () => 'O presente está seguro. Tente de novo daqui a pouco.',
  },
  'origin-not-allowed': {
    title: 'Esta página não pode abrir presentes',
    text: () => 'A loja não oferece presentes nesta página. O presente está seguro: abra o link exatamente como chegou a você.',
  },
  'insecure-context': {
    title: 'Esta página não é segura',
    text: () => 'Um presente só pode ser aberto em uma página cujo endereço comece com https. Peça o endereço certo à loja.',
  },
  'unknown-receipt': {
    title: 'Não encontramos este comprovante',
    text: () => 'O link pode estar incompleto ou ser de outra loja. Se você aceitou em outro dispositivo, abra o link que guardou lá.',
  },
  erased: {
    title: 'Seus dados foram apagados',
    text: () => 'Todos os dados pessoais foram removidos, como você pediu. Se o presente já tinha sido enviado, ele ainda chega; se não, quem enviou recebe o reembolso automaticamente.',
    hint: 'Não há mais nada a fazer aqui. Você pode fechar esta página.',
  },
};
