import { createDocument } from "zod-openapi";
import { servicePaths, serviceTag } from "../descriptions/service";
import { published } from "../published";
import { requiredAsParsed, simplify } from "./json-schema";
import { pathsOf, requestName } from "./operation";
import { about } from "./words";

/** The OpenAPI 3.1 description of every endpoint for programs. */
export function describeApi() {
  const contracts = new Map(published.map(({ description: { contract } }) => [contract.name, contract]));
  const document = createDocument(
    {
      openapi: "3.1.1",
      info: {
        title: "Alta",
        version: "1.0.0",
        description: about,
        license: { name: "Todos los derechos reservados", identifier: "LicenseRef-Alta" },
      },
      // Relative, so that it works behind any proxy.
      servers: [{ url: "/", description: "Esta instalación." }],
      tags: [...contracts.values(), serviceTag],
      paths: { ...Object.assign({}, ...published.map(pathsOf)), ...servicePaths },
      components: {
        securitySchemes: {
          bearer: {
            type: "http",
            scheme: "bearer",
            bearerFormat: "JWT",
            description:
              "Un token de acceso de cualquier contrato o, en `sucursal`, una clave de aplicación. Lo que se puede hacer lo dice la cuenta, no el token.",
          },
        },
      },
    },
    { override: requiredAsParsed, allowEmptySchema: { custom: true } },
  );
  // A copy: the generator may return one object for a rule that several contracts share.
  const described = JSON.parse(JSON.stringify(document)) as typeof document;
  simplify(described.components?.schemas);
  for (const { description } of published) {
    const request = described.components?.schemas?.[requestName(description.id)];
    if (request && "properties" in request) tellFields(request.properties, description.fields);
  }
  return described;
}

/** Adds each field's description to its schema; throws when a field has none. */
function tellFields(properties: Record<string, object | boolean> = {}, words: Record<string, string>): void {
  for (const name of new Set([...Object.keys(properties), ...Object.keys(words)])) {
    const schema = properties[name];
    const description = words[name];
    if (typeof schema !== "object" || !description)
      throw new Error(`The field «${name}» is described nowhere, or does not exist`);
    Object.assign(schema, { description });
  }
}
