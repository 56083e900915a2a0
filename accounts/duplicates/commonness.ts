import { sound } from "./sound";

/** Bearers per thousand people, over the countries Alta serves together; a name is counted by its sound. */
const PER_THOUSAND: Record<number, string> = {
  60: "maria",
  35: "jose juan",
  20: "ana luis carlos rodriguez gonzalez garcia quispe mamani",
  14: "lopez martinez perez sanchez flores rosa jorge carmen miguel jesus",
  9: "gomez diaz hernandez ramirez torres fernandez rojas vargas francisco pedro manuel antonio victor daniel",
  6: "romero gutierrez alvarez castro mendoza condori choque ruiz ortiz morales chavez silva rivera jimenez suarez vasquez ramos cruz reyes andrea laura patricia martin diego fernando eduardo roberto ricardo mario julio sandra gabriel gabriela",
  4: "aguilar medina castillo herrera moreno munoz vega guzman espinoza salazar delgado leon contreras huanca cabrera soto sosa acosta benitez nunez ponce molina rios campos guerrero mejia cardenas paredes pena valencia alejandro alejandra sofia lucia camila valentina marta elena isabel sara paula pablo david sebastian santiago nicolas mateo javier rafael raul hector oscar cesar cristian gloria julia silvia monica veronica claudia beatriz cecilia",
  2: "aguirre alarcon arias avila ayala barrera bautista blanco bravo caceres calderon cano carrasco cervantes cisneros cordoba cortes correa cuellar dominguez duarte duran escobar estrada figueroa fuentes gallardo gallegos guerra hidalgo juarez lara linares lozano luna maldonado marin marquez mendez miranda montero navarro ojeda olivera orellana ortega osorio pacheco padilla parra peralta pinto quiroga rivas robles rocha rosales salas salinas sandoval santana serrano solis tapia toledo toro trujillo valdez vera vidal villalba zamora zapata zuniga adriana alicia alberto andres angela angel belen brenda bruno carolina catalina cristina diana edgar emilia enrique ernesto esteban eva fabian facundo federico felipe fernanda florencia gonzalo graciela guadalupe guillermo gustavo hugo ignacio ines irene ivan jazmin jimena joaquin juana julian lorena lucas luisa luz marcela marcos mariana mauricio mercedes natalia olga pilar ramiro ramon rene rocio rodrigo ruben salvador samuel sergio soledad susana teresa tomas valeria vicente victoria wilson yolanda",
};

/** Of a name in no list: rarer than any that is. */
const UNLISTED = 0.2;

const SHARE = new Map(
  Object.entries(PER_THOUSAND).flatMap(([share, names]) =>
    names.split(" ").map((name) => [sound(name), Number(share)]),
  ),
);

/** How much it says, in bits, that two people share this name, given by its sound: little of a Quispe. */
export const rarity = (sounded: string): number => Math.log2(1000 / (SHARE.get(sounded) ?? UNLISTED));

/** Whether the name is too common for being looked up by itself. */
export const isCommon = (sounded: string): boolean => SHARE.has(sounded);
