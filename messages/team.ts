import { grouped } from "./grouped";

/** Staff, role requests and branches. */
export const team = {
  title: "Personal",
  lead: "Quienes registran clientes y quienes administran.",
  invite: "Invitar a alguien",
  columns: { name: "Nombre", role: "Rol", branch: "Sucursal", jobTitle: "Puesto", seen: "Última actividad" },
  never: "Nunca",
  invited: "Invitación enviada",
} as const;

export const invitation = {
  title: "Invitar a alguien al personal",
  lead: "Le enviamos un enlace a su correo para que elija su contraseña. Vale 24 horas.",
  role: "Rol",
  roles: {
    employee: { title: "Personal de sucursal", note: "Registra clientes y cuida a los de su sucursal." },
    admin: { title: "Administración", note: "Ve y hace todo, también invitar y quitar personas." },
  },
  jobTitle: "Puesto",
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
  notEligible: {
    unverified:
      "Todavía no confirmó su correo: no sabemos si la cuenta es suya. Cuando lo confirme, podrás darle el rol.",
    disabled: "La cuenta está desactivada. Reactívala antes de darle un rol.",
    deceptive_name: "Su nombre mezcla letras de otro alfabeto para parecer otro. Corrígelo antes de darle un rol.",
    staff_name: "Se llama como alguien del personal. Si es otra persona, invítala con su correo de trabajo.",
  },
  lastAdmin: "Es la única persona que administra Alta. Nombra antes a otra.",
  you: "Esta es tu cuenta. Tu contraseña y tus sesiones están en «Mi cuenta».",
  gone: "Esa persona ya no está en el personal.",
  clientRole: "Darle un rol en el personal",
} as const;

export const roleRequests = {
  title: "Solicitudes de rol",
  lead: "Quien se registró por UniPets pidiendo ser parte del personal espera aquí tu decisión.",
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
  gone: "Esa solicitud ya no existe.",
  verified: "Correo confirmado",
  unverified: "Correo sin confirmar",
  registered: (day: string, channel: string, address: string | null) =>
    `Cuenta creada el ${day} · ${channel}${address ? ` · IP ${address}` : ""}`,
  deceptive: "Nombre con letras de otro alfabeto",
  lookalikes: (names: string[]) => `Se parece a: ${names.join(", ")}`,
  blocked: "No se puede aprobar",
  obstacles: {
    unverified: "Nadie confirmó que ese correo es suyo. Cuando lo confirme, podrás decidir.",
    disabled: "La cuenta está desactivada.",
    deceptive_name: "El nombre mezcla letras de otro alfabeto para parecer otro.",
    staff_name: "Se llama como alguien del personal. Si es otra persona, invítala con su correo de trabajo.",
  },
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
    `${grouped(clients)} ${clients === 1 ? "cliente" : "clientes"}, ${staff} del personal`,
  rename: "Cambiar nombre",
  renameTitle: (name: string) => `Cambiar el nombre de ${name}`,
  save: "Guardar",
  saving: "Guardando…",
  renamed: "Nombre cambiado.",
  close: "Cerrar",
  closeTitle: (name: string) => `Cerrar ${name}`,
  closeText: "Nadie más se registra ahí. Sus clientes y su personal se quedan como están; puedes reabrirla.",
  closed: "Sucursal cerrada.",
  isClosed: "Cerrada",
  reopen: "Reabrir",
  reopened: "Sucursal reabierta.",
  gone: "Esa sucursal ya no existe. Recarga la página.",
  taken: "Ya hay una sucursal con ese nombre.",
  last: "Es la única sucursal abierta. Abre otra antes de cerrarla.",
} as const;

export const mailPage = {
  title: "Correos sin entregar",
  lead: "Mensajes que no pudieron salir. Si el correo está mal, corrígelo en la ficha; si no, reintenta el envío.",
  attempts: (count: number) => (count === 1 ? "1 intento" : `${count} intentos`),
  retrying: "Se sigue intentando",
  retry: "Reintentar",
  retried: "Sale en un momento.",
  obsolete: "Ese mensaje ya no hace falta: lo que decía cambió.",
  unknown: "Ese mensaje ya salió o ya no existe.",
  total: (count: number, shown: number) => `Se muestran ${shown} de ${count}.`,
  empty: { title: "Todos los correos salieron", text: "Si alguno no se puede entregar, aparecerá aquí." },
  notLeaving: "Los correos no están saliendo: falta configurar SMTP_URL.",
  kinds: {
    verify_email: "Confirmar el correo",
    recover_password: "Recuperar la contraseña",
    password_changed: "Aviso de contraseña cambiada",
    email_changed: "Aviso de correo cambiado",
    confirm_email: "Confirmar el correo nuevo",
    registered_at_branch: "Bienvenida desde la sucursal",
    sign_in_guessed: "Aviso de intentos de ingreso",
    registration_attempted: "Aviso de registro repetido",
    activate_account: "Elegir la contraseña",
    account_disabled: "Aviso de cuenta desactivada",
    account_enabled: "Aviso de cuenta reactivada",
    sessions_ended: "Aviso de sesiones cerradas",
    work_changed: "Aviso de datos de trabajo cambiados",
    role_requested: "Aviso de rol pedido",
    role_changed: "Aviso de rol cambiado",
    role_request_rejected: "Aviso de solicitud rechazada",
  },
} as const;
