/** Staff, role requests and branches. */
export const team = {
  title: "Equipo",
  lead: "Quienes registran clientes y quienes administran.",
  invite: "Sumar a alguien",
  columns: { name: "Nombre", role: "Rol", branch: "Sucursal", jobTitle: "Puesto", seen: "Última vez" },
  never: "Nunca",
  invited: "Invitación enviada",
} as const;

export const invitation = {
  title: "Sumar a alguien al equipo",
  lead: "Le enviamos un enlace a su correo para que elija su contraseña. Vale 24 horas.",
  role: "Rol",
  roles: {
    employee: { title: "Personal de sucursal", note: "Registra clientes y cuida a los de su sucursal." },
    admin: { title: "Administración", note: "Ve y hace todo, también sumar y quitar gente." },
  },
  jobTitle: "Puesto",
  yourPassword: "Tu contraseña",
  yourPasswordHelp: "Para confirmar que eres tú quien da este acceso.",
  wrongPassword: "Esa no es tu contraseña.",
  submit: "Enviar invitación",
  pending: "Enviando…",
  emailTaken: "Ese correo ya tiene una cuenta. Si es de un cliente, cámbiale el rol desde su ficha.",
} as const;

export const member = {
  work: "Su trabajo",
  save: "Guardar cambios",
  saving: "Guardando…",
  saved: "Cambios guardados.",
  role: "Rol",
  roleNote: "El cambio vale desde su próximo clic. Si pierde permisos, se cierran sus sesiones.",
  roleHere: (role: string) => `Ahora: ${role}.`,
  newRole: "Rol nuevo",
  changeRole: "Cambiar rol",
  changing: "Cambiando…",
  lastAdmin: "Es la única persona que administra Alta. Nombra antes a otra.",
  you: "Esta es tu cuenta. Tu contraseña y tus sesiones están en «Mi cuenta».",
  clientRole: "Darle un rol en el equipo",
} as const;

export const roleRequests = {
  title: "Solicitudes de rol",
  lead: "Quien se registró por UniPets pidiendo ser del equipo espera aquí tu decisión.",
  asks: (role: string, day: string) => `Pide «${role}» desde el ${day}.`,
  open: "Abrir su ficha",
  approve: "Aprobar",
  approveTitle: (name: string) => `Aprobar a ${name}`,
  approveText: (role: string) => `Desde su próximo clic tendrá el rol «${role}».`,
  approved: "Solicitud aprobada.",
  reject: "Rechazar",
  rejectTitle: (name: string) => `Rechazar a ${name}`,
  rejectText: "Su cuenta sigue como cliente.",
  rejected: "Solicitud rechazada.",
  already: "Alguien ya decidió esta solicitud.",
  empty: { title: "No hay solicitudes", text: "Cuando alguien pida un rol, aparecerá aquí y en el inicio." },
} as const;

export const branchPage = {
  title: "Sucursales",
  lead: "Donde se registra a los clientes.",
  create: "Abrir una sucursal",
  name: "Nombre",
  add: "Abrir sucursal",
  adding: "Abriendo…",
  added: (name: string) => `Sucursal «${name}» abierta.`,
  counts: (clients: number, staff: number) =>
    `${clients.toLocaleString("es")} ${clients === 1 ? "cliente" : "clientes"}, ${staff} del equipo`,
  rename: "Cambiar nombre",
  renameTitle: (name: string) => `Cambiar el nombre de ${name}`,
  save: "Guardar",
  saving: "Guardando…",
  renamed: "Nombre cambiado.",
  close: "Cerrar",
  closeTitle: (name: string) => `Cerrar ${name}`,
  closeText: "Nadie más se registra ahí. Sus clientes y su equipo se quedan como están; puedes abrirla otra vez.",
  closed: "Sucursal cerrada.",
  isClosed: "Cerrada",
  reopen: "Abrir otra vez",
  reopened: "Sucursal abierta.",
  taken: "Ya hay una sucursal con ese nombre.",
  last: "Es la única sucursal abierta. Abre otra antes de cerrarla.",
} as const;

export const mailPage = {
  title: "Cartas sin entregar",
  lead: "Correos que no pudieron salir. Corrige la dirección en la ficha si hace falta y reinténtalo.",
  attempts: (count: number) => (count === 1 ? "1 intento" : `${count} intentos`),
  retrying: "Se sigue intentando",
  retry: "Reintentar",
  retried: "Sale en un momento.",
  obsolete: "Esa carta ya no hace falta: lo que decía cambió.",
  unknown: "Esa carta ya salió o ya no existe.",
  total: (count: number, shown: number) => `Se muestran ${shown} de ${count}.`,
  empty: { title: "Todas las cartas salieron", text: "Si alguna no se puede entregar, aparecerá aquí." },
  kinds: {
    verify_email: "Verificar el correo",
    recover_password: "Recuperar la contraseña",
    password_changed: "Aviso de contraseña cambiada",
    email_changed: "Aviso de correo cambiado",
    confirm_email: "Confirmar el correo nuevo",
    registered_at_branch: "Bienvenida desde la sucursal",
    registration_attempted: "Aviso de registro repetido",
    activate_account: "Elegir la contraseña",
  },
} as const;
